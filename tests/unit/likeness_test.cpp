// What was taken over from last period's report is told by section; what the template says every time does not count.
#include "check_library.h"
#include "memory_document.h"
#include "outline_library.h"
#include "report_in_memory.h"

#include "check/check.h"
#include "core/utf8.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::vector<Finding> likenesses(const Snapshot& snapshot, const SentenceMarks& last, const Library& library) {
    CheckSettings settings;
    settings.last = last;
    auto all = check(snapshot, library, settings);
    std::erase_if(all, [](const Finding& any) { return any.rule->id != "likeness"; });
    return all;
}

const Snapshot lastYear =
    documentOf({"{title}关于2025年度工作情况的报告", "县委：", "一、组织领导",
                "镇党委坚持把这项工作摆在重要位置，全年召开专题会议4次。班子成员按照分工抓好分管领域的工作落实。",
                "二、宣传引导", "组织志愿者走村入户开展宣讲12场次，制作展板9块。"});

TEST(Likeness, IsToldBySectionWithTheSentences) {
    const Snapshot now =
        documentOf({"{title}关于2026年度工作情况的报告", "县委：", "一、组织领导",
                    "镇党委坚持把这项工作摆在重要位置，全年召开专题会议6次。班子成员按照分工抓好分管领域的工作落实。",
                    "二、宣传引导", "依托新建的文化站开设讲堂，每月安排两名干部讲身边的变化。"});
    const auto found = likenesses(now, sentenceMarks(lastYear), checkLibrary());
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].place.element, 2U);
    EXPECT_EQ(found[0].message.args[0], "100");
    EXPECT_EQ(found[0].details, (std::vector<std::string>{"镇党委坚持把这项工作摆在重要位置，全年召开专题会议6次",
                                                          "班子成员按照分工抓好分管领域的工作落实"}))
        << "other figures do not make another sentence";
    EXPECT_TRUE(likenesses(now, {}, checkLibrary()).empty());
}

TEST(Likeness, IsRememberedByTheDocumentAsMarksOnly) {
    MemoryDocument document(documentOf(
        {"{title}关于2026年度工作情况的报告", "县委：", "一、组织领导", "班子成员按照分工抓好分管领域的工作落实。"}));
    const SentenceMarks marks = sentenceMarks(lastYear);
    ASSERT_EQ(marks.size(), 3U);
    document.apply(planLastSentences(document.snapshot, marks));
    EXPECT_EQ(readLastSentences(document.snapshot.properties), marks);
    for (const auto& [name, text] : document.snapshot.properties) {
        EXPECT_EQ(text.find_first_not_of("0123456789abcdef"), std::string::npos) << "no word of it";
    }
    EXPECT_EQ(likenesses(document.snapshot, {}, checkLibrary()).size(), 1U);
    document.apply(planLastSentences(document.snapshot, {}));
    EXPECT_TRUE(likenesses(document.snapshot, {}, checkLibrary()).empty());
}

TEST(Likeness, MoreThanWordsLimitsHold) {
    SentenceMarks many;
    for (std::uint32_t i = 0; i < 2000; ++i) {
        many.insert(i * 2654435761U);
    }
    MemoryDocument document;
    document.apply(planLastSentences(document.snapshot, many));
    EXPECT_EQ(readLastSentences(document.snapshot.properties), many);
    document.snapshot.properties[lastSentencesProperty + "2"] = "no figures";
    readLastSentences(document.snapshot.properties);
}

TEST(Likeness, DoesNotCountWhatTheTemplateSays) {
    const Library& library = shippedLibrary();
    for (const KindId& id : library.kindOrder) {
        SCOPED_TRACE(id.value);
        const Kind& kind = *library.kind(id);
        const auto report = [&] {
            auto values =
                parseValues(contentOf(root / "samples" / (id.value + ".json")), id.value, fieldsOf(library, kind))
                    .values;
            for (auto& [field, value] : values) {
                if (value.is_array() || countCharacters(value.is_string() ? std::string_view(value.get_string())
                                                                          : std::string_view()) > 20) {
                    value = nullptr; // somebody's own words
                }
            }
            MemoryDocument document;
            document.apply(std::get<Edits>(planReport(library, {id, std::nullopt, {}, values})));
            return document.snapshot;
        };
        for (const Finding& finding : likenesses(report(), sentenceMarks(report()), library)) {
            ADD_FAILURE() << finding.text << ": " << finding.details.front();
        }
    }
}

} // namespace
} // namespace zhangfa
