// What follows from a change: computed values, parts of sentences, attachments. Text we do not own never changes.
#include "core/known.h"
#include "core/settle.h"
#include "core/utf8.h"
#include "memory_document.h"
#include "memory_files.h"
#include "report_in_memory.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

namespace zhangfa {
namespace {

const Library& library() {
    static const Library made = [] {
        MemoryFiles files;
        files.files["library.json"] = R"({ "order": ["theory", "closing", "ledger", "list"], "fields": {
            "year": { "title": "年份", "type": "integer" }, "span": { "title": "期间", "type": "string" } } })";
        files.files["sections/theory.json"] = R"json({ "title": "学习", "fields": {
            "theory.sessions": { "title": "次数", "type": "integer", "required": true },
            "theory.special": { "title": "专题次数", "type": "integer" },
            "theory.due": { "title": "应到", "type": "integer" },
            "theory.come": { "title": "实到", "type": "integer" },
            "theory.rate": { "title": "参加率", "type": "number", "format": "percent",
                             "compute": "percent(theory.come, theory.due)" },
            "theory.change": { "title": "变化", "type": "string", "compute": "change(theory.sessions, \"次\")" },
            "theory.major": { "title": "事件", "type": "integer" } } })json";
        files.files["sections/theory.md"] =
            "# 学习\n\n"
            "组织学习{{theory.sessions}}次[，{{theory.change}}][，其中专题学习{{theory.special}}次]。学习有记录。\n\n"
            "[参加率为{{theory.rate}}。]\n\n"
            "[{{? theory.major = 0}}未发生事件。][{{? theory.major > 0}}发生事件{{theory.major}}起。]情况平稳。\n";
        files.files["sections/closing.json"] = R"({ "title": "结语", "fields": {} })";
        files.files["sections/closing.md"] = "特此报告。\n";
        for (const char* id : {"ledger", "list"}) {
            files.files["sections/" + std::string(id) + ".json"] =
                R"({ "title": "台账", "attachment": true, "fields": { ")" + std::string(id) +
                R"(.items": { "title": "台账", "type": "array", "format": "table",
                "items": { "type": "object", "properties": { "a": { "title": "事项", "type": "string" } } } } } })";
            files.files["sections/" + std::string(id) + ".md"] =
                "# " + std::string(id == std::string("list") ? "责任清单" : "整改台账") + "\n\n{{" + id + ".items}}\n";
        }
        files.files["kinds/report.json"] = R"({ "title": "报告", "document": "报告", "heading": "{{year}}{{span}}报告",
            "sections": [ { "id": "theory", "need": "required" }, { "id": "closing", "need": "required" },
                          { "id": "ledger", "need": "optional" }, { "id": "list", "need": "optional" } ],
            "signature": ["某单位"] })";
        auto loaded = loadLibrary(files);
        EXPECT_EQ(listed(loaded.problems), "");
        return std::move(loaded.library);
    }();
    return made;
}

MemoryDocument make(const char* values, const char* last = "{}",
                    std::optional<std::vector<SectionId>> sections = std::nullopt) {
    ReportRequest request{KindId{"report"}, std::move(sections), {}, valuesOf(values)};
    request.last = valuesOf(last);
    MemoryDocument document;
    document.apply(editsOf(planReport(library(), request)));
    document.apply(planSettle(library(), document.snapshot, document.snapshot));
    return document;
}

void fill(MemoryDocument& document, const Values& values) {
    const Snapshot before = document.snapshot;
    document.apply(editsOf(planFill(library(), document.snapshot, values)));
    document.apply(planSettle(library(), before, document.snapshot));
}
void fill(MemoryDocument& document, const char* values) { fill(document, valuesOf(values)); }

void insert(MemoryDocument& document, const char* section) {
    const Snapshot before = document.snapshot;
    document.apply(editsOf(planInsert(library(), document.snapshot, SectionId{section})));
    document.apply(planSettle(library(), before, document.snapshot));
}
void remove(MemoryDocument& document, const char* section) {
    const Snapshot before = document.snapshot;
    document.apply(editsOf(planRemove(library(), document.snapshot, SectionId{section})));
    document.apply(planSettle(library(), before, document.snapshot));
}

std::string text(const MemoryDocument& document) {
    std::string all;
    for (const std::string& line : document.texts())
        all += line + "|";
    return all;
}

constexpr const char* lastYear = R"({"year":2025,"span":"年度","theory.sessions":9})";

TEST(Settle, PutsInWhatIsKnownAndTakesOutWhatIsNot) {
    MemoryDocument document = make(R"({"year":2026,"span":"年度"})", lastYear);
    const std::string empty = text(document);
    EXPECT_EQ(empty, "2026年度报告|一、学习|组织学习〔次数〕次。学习有记录。|情况平稳。|特此报告。|某单位|");
    fill(document, R"({"theory.sessions":12,"theory.special":2})");
    EXPECT_EQ(document.texts()[2], "组织学习12次，较上年增加3次，其中专题学习2次。学习有记录。");
    fill(document, R"({"theory.sessions":9})");
    EXPECT_EQ(document.texts()[2], "组织学习9次，与上年持平，其中专题学习2次。学习有记录。");
    fill(document, R"({"theory.special":null})");
    EXPECT_EQ(document.texts()[2], "组织学习9次，与上年持平。学习有记录。");
    fill(document, R"({"theory.sessions":null})");
    EXPECT_EQ(text(document), empty);
}

TEST(Settle, BringsAWholeParagraphAndTakesItAway) {
    MemoryDocument document = make("{}");
    fill(document, R"({"theory.due":120,"theory.come":117})");
    EXPECT_EQ(document.texts()[3], "参加率为97.5%。");
    EXPECT_EQ(document.texts()[4], "情况平稳。");
    fill(document, R"({"theory.due":null})");
    EXPECT_EQ(document.texts()[3], "情况平稳。");
}

TEST(Settle, ChoosesByCondition) {
    MemoryDocument document = make(R"({"theory.major":0})");
    EXPECT_NE(text(document).find("|未发生事件。情况平稳。|"), std::string::npos);
    fill(document, R"({"theory.major":2})");
    EXPECT_NE(text(document).find("|发生事件2起。情况平稳。|"), std::string::npos);
    fill(document, R"({"theory.major":0})");
    EXPECT_NE(text(document).find("|未发生事件。情况平稳。|"), std::string::npos);
}

TEST(Settle, LeavesARewordedSentenceAlone) {
    MemoryDocument document = make(R"({"theory.sessions":12})");
    auto& paragraph = document.snapshot.body[2].paragraph;
    paragraph.text.replace(paragraph.text.find("次。"), std::string("次。").size(), "次，次次有主题。");
    const std::string reworded = paragraph.text;
    fill(document, R"({"theory.special":2})");
    EXPECT_EQ(document.snapshot.body[2].paragraph.text, reworded);
}

TEST(Settle, WorksBesideTextOfTheUsersOwn) {
    MemoryDocument document = make(R"({"theory.sessions":12})");
    document.snapshot.body[2].paragraph.text += "会后抓落实。";
    document.snapshot.body[3].paragraph.text.insert(0, "总的看，");
    fill(document, R"({"theory.special":2,"theory.major":0})");
    EXPECT_EQ(document.texts()[2], "组织学习12次，其中专题学习2次。学习有记录。会后抓落实。");
    EXPECT_EQ(document.texts()[3], "总的看，情况平稳。") << "a reworded beginning takes no part";
}

TEST(Settle, KeepsAComputedValueThatSomebodyGave) {
    MemoryDocument document = make(R"({"theory.due":100,"theory.come":95})");
    fill(document, R"({"theory.rate":98})");
    EXPECT_EQ(document.texts()[3], "参加率为98%。");
    fill(document, R"({"theory.come":96})");
    EXPECT_EQ(document.texts()[3], "参加率为98%。");
    fill(document, R"({"theory.rate":null})");
    EXPECT_EQ(document.texts()[3], "参加率为96%。") << "emptied, it follows again";
}

TEST(Settle, NumbersAttachmentsAndListsThem) {
    MemoryDocument document = make("{}");
    const std::string without = text(document);
    insert(document, "list");
    EXPECT_NE(text(document).find("|附件：责任清单|某单位|附件|责任清单|"), std::string::npos) << text(document);
    insert(document, "ledger");
    EXPECT_NE(text(document).find("|附件：1.整改台账|　　　2.责任清单|某单位|附件1|整改台账|"), std::string::npos)
        << text(document);
    EXPECT_NE(text(document).find("|附件2|责任清单|"), std::string::npos) << text(document);
    const Snapshot before = document.snapshot;
    document.apply(editsOf(planMove(library(), document.snapshot, SectionId{"list"}, -1)));
    document.apply(planSettle(library(), before, document.snapshot));
    EXPECT_NE(text(document).find("|附件：1.责任清单|　　　2.整改台账|某单位|附件1|责任清单|"), std::string::npos)
        << text(document);
    remove(document, "ledger");
    remove(document, "list");
    EXPECT_EQ(text(document), without);
}

TEST(Settle, HasNothingToDoTwice) {
    MemoryDocument document = make(R"({"theory.sessions":12,"theory.major":1,"theory.due":3,"theory.come":1})",
                                   lastYear, std::vector<SectionId>{SectionId{"ledger"}, SectionId{"list"}});
    EXPECT_TRUE(planSettle(library(), document.snapshot, document.snapshot).empty());
}

TEST(Settle, TellsPeriodsApart) {
    EXPECT_EQ(
        comparedPeriod(valuesOf(R"({"year":2026,"span":"年上半年"})"), valuesOf(R"({"year":2025,"span":"年上半年"})")),
        "上年同期");
    EXPECT_EQ(
        comparedPeriod(valuesOf(R"({"year":2026,"span":"年上半年"})"), valuesOf(R"({"year":2025,"span":"年下半年"})")),
        "2025年下半年");
    EXPECT_EQ(comparedPeriod(valuesOf(R"({"year":2026,"span":"年度"})"), valuesOf(R"({"year":2024,"span":"年度"})")),
              "2024年");
    EXPECT_EQ(comparedPeriod(valuesOf("{}"), valuesOf("{}")), "上期");
}

// A character that stands nowhere else, and that nothing can be put into.
std::string markOf(int number) { return toUtf8(std::u32string(1, static_cast<char32_t>(0xE000 + number))); }

// What the user put in stays, wherever it was put in and whatever is filled; and what is filled last decides alone.
RC_GTEST_PROP(SettleProperty, TextWeDoNotOwnNeverChanges, ()) {
    MemoryDocument document = make("{}", lastYear);
    const auto steps = *rc::gen::container<std::vector<std::tuple<int, int, int>>>(
        rc::gen::tuple(rc::gen::inRange(0, 6), rc::gen::inRange(-1, 4), rc::gen::inRange(0, 1000)));
    const std::vector<const char*> names{"theory.sessions", "theory.special", "theory.due", "theory.come",
                                         "theory.major"};
    int written = 0;
    for (const auto& [which, amount, place] : steps) {
        if (which < static_cast<int>(names.size())) {
            fill(document, Values{{FieldId{names[static_cast<std::size_t>(which)]},
                                   amount < 0 ? boost::json::value() : boost::json::value(amount)}});
            continue;
        }
        // A mark of the user's own, between two characters of some text, not inside a field.
        auto& body = document.snapshot.body;
        auto& paragraph = body[static_cast<std::size_t>(place) % body.size()].paragraph;
        std::size_t at = static_cast<std::size_t>(place) % (paragraph.text.size() + 1);
        while (at < paragraph.text.size() && (static_cast<unsigned char>(paragraph.text[at]) & 0xC0) == 0x80)
            ++at;
        for (const FieldPlace& field : paragraph.fields)
            if (field.offset < at && at < field.offset + field.length)
                at = field.offset + field.length;
        const std::string mark = markOf(written++);
        for (FieldPlace& field : paragraph.fields)
            field.offset += field.offset >= at ? mark.size() : 0;
        paragraph.text.insert(at, mark);
    }
    const std::string all = text(document);
    for (int i = 0; i < written; ++i)
        RC_ASSERT(all.find(markOf(i)) != std::string::npos);
    for (const char* wrong : {"，，", "。。", "，。", "{{", "[", "]"})
        RC_ASSERT(written > 0 || all.find(wrong) == std::string::npos);
}

RC_GTEST_PROP(SettleProperty, TheSameValuesGiveTheSameText, ()) {
    MemoryDocument document = make("{}", lastYear);
    const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, 5), rc::gen::inRange(-1, 4)));
    const std::vector<const char*> names{"theory.sessions", "theory.special", "theory.due", "theory.come",
                                         "theory.major"};
    Values final;
    for (const auto& [which, amount] : steps) {
        const FieldId id{names[static_cast<std::size_t>(which)]};
        final[id] = amount < 0 ? boost::json::value() : boost::json::value(amount);
        fill(document, Values{{id, final[id]}});
    }
    MemoryDocument anew = make("{}", lastYear);
    fill(anew, final);
    RC_ASSERT(text(document) == text(anew));
}

} // namespace
} // namespace zhangfa
