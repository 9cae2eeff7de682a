// What the deck shows of a document.
#include "report_in_memory.h"

#include "core/snapshot_json.h"
#include "core/state.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

ReportState described(const MemoryDocument& document) { return describe(reportLibrary(), document.snapshot); }

const FieldState& fieldIn(const ReportState& state, const char* id) {
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            if (field.field.id.value == id) {
                return field;
            }
        }
    }
    throw std::logic_error("no such field");
}

TEST(Describe, ListsSectionsWithTheMissingOnesWhereTheyWouldGo) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
    document.apply(editsOf(planMove(reportLibrary(), document.snapshot, SectionId{"theory"}, +1)));
    std::string list;
    for (const SectionState& section : described(document).sections) {
        list += section.id.value + (section.present ? "(" + section.label + ") " : " ");
    }
    EXPECT_EQ(list, "preamble() leadership plan(一、) theory(二、) network problems closing ");
}

TEST(Describe, AMissingSectionIsListedWhereInsertingPutsIt) {
    for (const char* missing : {"leadership", "network", "problems", "closing"}) {
        MemoryDocument document = makeReport("{}", std::vector<SectionId>{});
        const auto order = [&] {
            std::string all;
            for (const SectionState& section : described(document).sections) {
                all += section.present || section.id.value == missing ? section.id.value + " " : "";
            }
            return all;
        };
        const std::string before = order();
        document.apply(editsOf(planInsert(reportLibrary(), document.snapshot, SectionId{missing})));
        EXPECT_EQ(order(), before);
    }
}

TEST(Describe, CountsFieldsWithAPlace) {
    const ReportState state = described(makeReport(R"({"theory.sessions":12,"unit":"白鹭镇","theory.users":null})"));
    for (const SectionState& section : state.sections) {
        if (section.id.value == "theory") {
            EXPECT_EQ(section.total, 3U) << "sessions, meetings, result; the platform's users have no place";
            EXPECT_EQ(section.filled, 1U);
        }
        if (!section.present) {
            EXPECT_EQ(section.total, 0U);
        }
    }
    EXPECT_EQ(state.filled, 3U) << "with the default of span";
    EXPECT_EQ(state.total, 5U + 3 + 3 + 1 + 1);
    EXPECT_EQ(fieldIn(state, "theory.sessions").places, 2U);
    EXPECT_EQ(fieldIn(state, "theory.users").places, 0U);
    EXPECT_EQ(fieldIn(state, "theory.sessions").elements.size(), 2U);
}

TEST(Describe, ListsUnfilledFieldsInDocumentOrder) {
    std::string open;
    for (const FieldId& id :
         described(makeReport(R"({"unit":"白鹭镇","leadership.rate":1,"theory.result":"好"})")).open) {
        open += id.value + " ";
    }
    EXPECT_EQ(open, "year superior leadership.studies leadership.group theory.sessions theory.meetings problems.items "
                    "plan.measures date ");
}

TEST(Describe, GroupsFieldsBySection) {
    std::string groups;
    for (const FieldGroup& group : described(makeReport()).groups) {
        groups += group.section.value + ":" + group.title + ":" + std::to_string(group.fields.size()) + " ";
    }
    EXPECT_EQ(groups, ":情况报告:5 preamble:前言:0 leadership:组织领导:3 theory:理论武装:4 problems:存在问题:1 "
                      "plan:下一步打算:1 closing:结语:0 ");
}

TEST(Describe, CountsPlacesInTablesAndHeadersOnce) {
    MemoryDocument document = makeReport();
    const std::size_t table = find(document, "|日期|");
    document.snapshot.body[table].grid.fields = {FieldId{"unit"}};
    document.snapshot.elsewhere = {{FieldId{"unit"}, 0, 0, "〔单位全称〕", false},
                                   {FieldId{"year"}, 0, 0, "〔年份〕", false}};
    const ReportState state = described(document);
    EXPECT_EQ(fieldIn(state, "unit").places, 3U + 1);
    EXPECT_EQ(fieldIn(state, "unit").elements, (std::vector<std::size_t>{0, 2, table, document.texts().size() - 2}));
    EXPECT_EQ(fieldIn(state, "year").elements, (std::vector<std::size_t>{0, 2, find(document, "以上工作")}));
}

TEST(Describe, MarksASectionThatStandsTwice) {
    MemoryDocument document = makeReport();
    const ReportSection problems = *read(document).section(SectionId{"problems"});
    document.paste(problems.first, problems.count);
    std::string copied;
    for (const SectionState& section : described(document).sections) {
        copied += section.copied ? section.id.value : "";
    }
    EXPECT_EQ(copied, "problems");
}

TEST(Describe, ProposesAFileNameWithoutWhatIsUnfilled) {
    EXPECT_EQ(described(makeReport(R"({"unit":"白鹭镇","year":2026})")).fileName, "2026年度白鹭镇情况报告");
    EXPECT_EQ(described(makeReport()).fileName, "年度情况报告");
    EXPECT_EQ(described(makeReport(R"({"unit":"a/b:c","span":"年上半年"})")).fileName, "年上半年a_b_c情况报告");
}

TEST(Describe, OfADocumentThatIsNoReportIsEmpty) {
    const ReportState state = described(MemoryDocument());
    EXPECT_FALSE(state.kind);
    EXPECT_TRUE(state.sections.empty());
    EXPECT_EQ(state.total, 0U);
}

TEST(Describe, WorksWithoutTheTemplates) {
    const MemoryDocument document = makeReport(R"({"unit":"白鹭镇","theory.sessions":12})");
    const ReportState with = described(document), without = describe(Library{}, document.snapshot);
    EXPECT_EQ(without.title, with.title);
    EXPECT_EQ(without.filled, with.filled);
    EXPECT_EQ(without.total, with.total);
    EXPECT_EQ(without.open, with.open);
    EXPECT_EQ(without.sections.size(), 6U);
}

TEST(ReportStateJson, ComesBackAsItWas) {
    MemoryDocument document = makeReport(R"({"unit":"白鹭镇","theory.sessions":12,"network.officers":3,
        "problems.items":[{"problem":"甲"}],"theory.meetings":[{"topic":"学","people":3}]})");
    document.snapshot.properties["zf.network.officers"] = "3";
    document.snapshot.body[find(document, "集中学习12")].paragraph.fields[0].shown = "13";
    document.snapshot.body[find(document, "共12")].paragraph.fields[0].shown = "14";
    const ReportState state = described(document);
    ASSERT_EQ(state.conflicts.size(), 1U);
    ASSERT_EQ(state.orphans.size(), 1U);
    const auto json = toJson(state);
    const auto text = boost::json::serialize(json);
    EXPECT_EQ(boost::json::serialize(toJson(reportStateFromJson(boost::json::parse(text)))), text);
    EXPECT_EQ(toJson(reportStateFromJson(toJson(ReportState{}))), toJson(ReportState{}));
}

TEST(ReportStateJson, ThatIsBrokenThrows) {
    for (const char* json : {"null", "[]", "{}", R"({"kind":1})"}) {
        EXPECT_THROW(reportStateFromJson(boost::json::parse(json)), std::invalid_argument) << json;
    }
    boost::json::object state = toJson(described(makeReport()));
    state["filled"] = -1;
    EXPECT_THROW(reportStateFromJson(state), std::invalid_argument);
}

TEST(SnapshotJson, ComesBackAsItWas) {
    MemoryDocument document = makeReport(R"({"theory.meetings":[{"topic":"学"}]})");
    document.snapshot.elsewhere.push_back({FieldId{"unit"}, 0, 3, "甲", true});
    document.snapshot.body[find(document, "|日期|")].grid.fields = {FieldId{"unit"}};
    const auto json = toJson(document.snapshot);
    EXPECT_EQ(toJson(snapshotFromJson(json)), json);
    EXPECT_THROW(snapshotFromJson(boost::json::parse(R"({"body":[{}]})")), std::invalid_argument);
}

TEST(SafeFileName, HasNothingThatASystemForbids) {
    EXPECT_EQ(safeFileName("报告（送审稿）"), "报告（送审稿）");
    EXPECT_EQ(safeFileName("a/b\\c:d*e?f\"g<h>i|j"), "a_b_c_d_e_f_g_h_i_j");
    EXPECT_EQ(safeFileName("  报告. . "), "报告");
    EXPECT_EQ(safeFileName(".隐藏"), "隐藏");
    EXPECT_EQ(safeFileName("一\n二\t三"), "一_二_三");
    EXPECT_EQ(safeFileName("CON"), "_CON");
    EXPECT_EQ(safeFileName("lpt1.txt"), "_lpt1.txt");
    EXPECT_EQ(safeFileName("COM"), "COM");
    EXPECT_EQ(safeFileName("报\u202E告\u200B"), "报告");
    EXPECT_EQ(safeFileName(""), "报告");
    EXPECT_EQ(safeFileName("..."), "报告");
}

TEST(SafeFileName, IsNotTooLong) {
    std::string ideographs, rare;
    for (int i = 0; i < 200; ++i) {
        ideographs += "文";
        rare += "𠀀";
    }
    EXPECT_EQ(safeFileName(ideographs).size(), 240U);
    EXPECT_EQ(safeFileName(rare).size(), 240U);
}

RC_GTEST_PROP(SafeFileName, OfASafeNameIsTheSame, (const std::string& proposed)) {
    const std::string name = safeFileName(proposed);
    RC_ASSERT(!name.empty());
    RC_ASSERT(name.find_first_of("/\\:*?\"<>|\n") == std::string::npos);
    RC_ASSERT(safeFileName(name) == name);
}

} // namespace
} // namespace zhangfa
