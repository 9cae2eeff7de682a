// 排版: what paragraphs are taken for, and that nothing but spaces goes.
#include "check_library.h"
#include "memory_document.h"

#include "core/plan_format.h"
#include "core/utf8.h"
#include "outline/document_files.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

Snapshot written(const std::vector<std::string>& lines) {
    Snapshot snapshot;
    for (std::string line : lines) {
        BodyElement& element = snapshot.body.emplace_back();
        if (line == "{table}") {
            element.table = true;
            element.grid.rows = {{"日期", "主题"}};
            continue;
        }
        while (line.starts_with("{")) {
            const std::size_t end = line.find('}');
            readLook(element.paragraph, line.substr(1, end - 1));
            line.erase(0, end + 1);
        }
        element.paragraph.text = line;
    }
    return snapshot;
}

std::vector<std::string> roles(const std::vector<std::string>& lines) {
    std::vector<std::string> names;
    for (const RoleProposal& proposal : proposeRoles(written(lines), checkLibrary())) {
        names.push_back(std::string(proposal.target->name) + (proposal.headingEnd > 0 ? " run-in" : "") +
                        (proposal.doubtful ? "?" : ""));
    }
    return names;
}

using Names = std::vector<std::string>;

Edits edits(const Snapshot& snapshot, const FormatRequest& request = {standardFormat().id, {}, false}) {
    const Plan plan = planFormat(checkLibrary(), snapshot, request);
    EXPECT_TRUE(std::holds_alternative<Edits>(plan));
    return std::get<Edits>(plan);
}

std::string refusal(const Snapshot& snapshot, const FormatRequest& request) {
    const Plan plan = planFormat(checkLibrary(), snapshot, request);
    return std::holds_alternative<Refusal>(plan) ? std::get<Refusal>(plan).key : "";
}

const std::vector<std::string> report = {"{title}关于2026年度落实意识形态工作责任制情况的报告",
                                         "",
                                         "县委:",
                                         "　　现将有关情况报告如下：",
                                         "",
                                         "",
                                         "　　一、组织领导",
                                         "　　（一）加强领导。党委专题研究3次。",
                                         "　　1.压实责任。签订责任书12份。",
                                         "　　二、下一步打算",
                                         "　　继续努力。",
                                         "{centred}表1 会议情况",
                                         "{table}",
                                         "",
                                         "{right}中共白鹭镇委员会",
                                         "{right}2026年12月18日   "};

TEST(PlanFormat, TakesParagraphsForWhatTheyAre) {
    EXPECT_EQ(roles(report), (Names{"title", "salutation", "body", "heading1", "heading2 run-in", "heading3 run-in",
                                    "heading1", "body", "as-is", "signature", "date"}));
}

TEST(PlanFormat, GivesNumbersTheirOwnLooksBelowTheFirstLevel) {
    EXPECT_EQ(
        roles({"{title}关于工作情况的报告", "一、总体情况", "1.学习", "全年学习3次。", "2.宣传", "全年宣传3次。"}),
        (Names{"title", "heading1", "heading3", "body", "heading3", "body"}))
        << "1. right below 一、";
    EXPECT_EQ(roles({"{title}关于工作情况的报告", "（一）学习", "1.集中学习。全年3次。", "2.自学。全年5次。",
                     "（二）宣传", "全年宣传3次。"}),
              (Names{"title", "heading1", "heading2 run-in", "heading2 run-in", "heading1", "body"}))
        << "no 一、 above";
}

TEST(PlanFormat, AsksAboutWhatOnlyLooksLikeAHeading) {
    EXPECT_EQ(
        roles({"{title}关于工作情况的报告", "一、总体情况", "{bold}几点体会", "体会很深。", "二、打算", "继续。"}),
        (Names{"title", "heading1", "heading2?", "body", "heading1", "body"}));
}

TEST(PlanFormat, TakesAwaySpacesAndDistanceOnly) {
    MemoryDocument document(written(report));
    document.apply(edits(document.snapshot));
    EXPECT_EQ(document.texts(),
              (Names{"关于2026年度落实意识形态工作责任制情况的报告", "县委:", "现将有关情况报告如下：", "一、组织领导",
                     "（一）加强领导。党委专题研究3次。", "1.压实责任。签订责任书12份。", "二、下一步打算",
                     "继续努力。", "表1 会议情况", "|日期|主题|", "", "中共白鹭镇委员会", "2026年12月18日"}))
        << "the paragraph behind a table stays";
}

TEST(PlanFormat, LeavesSpacesThatAFieldShows) {
    Snapshot snapshot = written({"　　标题", "　　正文。"});
    snapshot.properties["zf.unit"] = "　　正";
    snapshot.body[1].paragraph.fields.push_back({FieldId{"unit"}, 0, std::string("　　正").size(), "　　正", false});
    MemoryDocument document(snapshot);
    document.apply(edits(document.snapshot));
    EXPECT_EQ(document.snapshot.body[1].paragraph.text, "　　正文。");
}

TEST(PlanFormat, FollowsWhoeverSaysOtherwise) {
    const Snapshot snapshot = written(report);
    const auto roleAt = [&](const FormatRequest& request, std::size_t element) -> std::optional<Role> {
        for (const Edit& edit : edits(snapshot, request)) {
            const auto* set = std::get_if<SetRole>(&edit);
            if (set != nullptr && set->index == element) {
                return set->role;
            }
        }
        return std::nullopt;
    };
    EXPECT_EQ(roleAt({standardFormat().id, {}, false}, 10), Role::body);
    EXPECT_EQ(roleAt({standardFormat().id, {{10, "heading2"}}, false}, 10), Role::heading2);
    EXPECT_EQ(roleAt({standardFormat().id, {{10, "as-is"}}, false}, 10), std::nullopt);
    EXPECT_EQ(roleAt({standardFormat().id, {}, false}, 7), Role::runIn2);
    EXPECT_EQ(roleAt({standardFormat().id, {{7, "body"}}, false}, 7), Role::body);
    EXPECT_EQ(refusal(snapshot, {standardFormat().id, {{10, "chapter"}}, false}), "plan.unknown-role");
    EXPECT_EQ(refusal(snapshot, {standardFormat().id, {{1, "body"}}, false}), "plan.unknown-role") << "an empty one";
    EXPECT_EQ(refusal(snapshot, {"none such", {}, false}), "plan.unknown-format");
}

TEST(PlanFormat, DoesNothingTheSecondTimeButSetStyles) {
    for (const OutlineDocument& one : outlineDocuments(root / "tests/outline/documents")) {
        MemoryDocument document(one.snapshot);
        document.apply(edits(document.snapshot));
        const Names once = document.texts();
        for (const Edit& edit : edits(document.snapshot)) {
            EXPECT_TRUE(std::holds_alternative<SetUpFormat>(edit) || std::holds_alternative<SetRole>(edit) ||
                        std::holds_alternative<PlaceSignature>(edit))
                << one.name;
        }
        document.apply(edits(document.snapshot));
        EXPECT_EQ(document.texts(), once) << one.name;
    }
}

// Whatever the text is: of the paragraphs and tables that hold something, no character but spaces at the ends goes.
RC_GTEST_PROP(PlanFormat, NeverChangesWords, ()) {
    const auto documents = outlineDocuments(root / "tests/outline/documents");
    Snapshot snapshot = documents[*rc::gen::inRange<std::size_t>(0, documents.size())].snapshot;
    const auto spaces = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 7));
    for (std::size_t i = 0; i < spaces.size() && i < snapshot.body.size(); ++i) {
        constexpr const char* kinds[] = {"", " ", "\t", "　", "\u00A0 ", "  　"};
        const auto at = snapshot.body.begin() + static_cast<std::ptrdiff_t>(i);
        if (spaces[i] == 6) {
            snapshot.body.insert(at, BodyElement());
        } else if (!at->table && at->paragraph.fields.empty()) {
            at->paragraph.text = kinds[spaces[i]] + at->paragraph.text + kinds[spaces[i]];
        }
    }
    const auto words = [](const Snapshot& any) {
        Names all;
        for (const BodyElement& element : any.body) {
            if (element.table) {
                all.push_back("{table}");
            } else if (!isEmptyParagraph(element)) {
                all.emplace_back(trimmed(element.paragraph.text));
            }
        }
        return all;
    };
    MemoryDocument document(snapshot);
    document.apply(edits(document.snapshot));
    RC_ASSERT(words(document.snapshot) == words(snapshot));
}

} // namespace
} // namespace zhangfa
