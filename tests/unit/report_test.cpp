// What is understood of a document: extents of sections and blocks, copies, fields, what is carried along.
#include "report_in_memory.h"

#include "core/bookmark.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zhangfa {
namespace {

std::string extent(const MemoryDocument& document, const char* id) {
    const Report report = read(document);
    const ReportSection* section = report.section(SectionId{id});
    return section == nullptr ? "" : std::to_string(section->first) + "+" + std::to_string(section->count);
}

std::string blockExtent(const MemoryDocument& document, const char* id) {
    const Report report = read(document);
    const ReportBlock* block = report.block(FieldId{id});
    return block == nullptr ? "" : std::to_string(block->first) + "+" + std::to_string(block->count);
}

TEST(Report, KnowsItsSectionsPartsAndNumbers) {
    const MemoryDocument document = makeReport();
    const Report report = read(document);
    EXPECT_EQ(report.kind, KindId{"report"});
    EXPECT_EQ(report.kindTitle, "情况报告");
    EXPECT_EQ(report.title, 0U);
    EXPECT_EQ(report.salutation, 1U);
    EXPECT_EQ(report.signature, document.snapshot.body.size() - 2);
    EXPECT_EQ(report.end, document.snapshot.body.size() - 2);
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory problems plan closing");
    EXPECT_EQ(report.section(SectionId{"theory"})->label, "二、");
    EXPECT_EQ(report.section(SectionId{"theory"})->title, "理论武装");
}

TEST(Report, TextAddedByHandBelongsToItsSection) {
    MemoryDocument document = makeReport();
    ASSERT_EQ(extent(document, "leadership"), "4+4");
    document.write(8, "我们还做了这些。");
    document.write(5, "开头也加一段。");
    EXPECT_EQ(extent(document, "leadership"), "4+6");
}

TEST(Report, AHeadingOfTheUsersEndsTheSectionBeforeIt) {
    MemoryDocument document = makeReport();
    document.write(8, "另一章", 1);
    document.write(9, "另一章的正文");
    EXPECT_EQ(extent(document, "leadership"), "4+4");
    EXPECT_EQ(extent(document, "theory"), "10+7");
}

TEST(Report, ASubheadingOfTheUsersDoesNotEndTheSection) {
    MemoryDocument document = makeReport();
    document.write(8, "另一节", 2);
    EXPECT_EQ(extent(document, "leadership"), "4+5");
}

TEST(Report, ASectionWithoutHeadingEndsAtAnyHeading) {
    MemoryDocument document = makeReport();
    document.write(4, "一个小标题", 3);
    EXPECT_EQ(extent(document, "preamble"), "2+2");
}

TEST(Report, TheSignatureBelongsToNoSection) {
    MemoryDocument document = makeReport("{}", std::vector<SectionId>{SectionId{"plan"}});
    document.write(*read(document).signature, "手写的最后一段");
    const Report report = read(document);
    EXPECT_EQ(report.sections.back().first + report.sections.back().count, report.signature);
}

TEST(Report, AttachmentsAndClosingWordsBelongToNoSection) {
    for (const char* words :
         {"附件：1.问题清单", "附件1", "附件 一 问题清单", "　　附件", "特此报告。", "专此报告，请审阅。"}) {
        MemoryDocument document = makeReport();
        ASSERT_EQ(refusalOf(planRemove(reportLibrary(), document.snapshot, SectionId{"closing"})), "");
        document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{"closing"})));
        const std::string before = extent(document, "plan");
        document.write(*read(document).signature, words);
        EXPECT_EQ(extent(document, "plan"), before) << words;
        EXPECT_EQ(read(document).end, *read(document).signature - 1) << words;
    }
}

TEST(Report, AMentionOfAnAttachmentIsOrdinaryText) {
    for (const char* words :
         {"附件所列问题已经整改。", "附件1所列问题已经整改。", "特此报告的事项有很多，需要一一说明。"}) {
        MemoryDocument document = makeReport();
        document.apply(editsOf(planRemove(reportLibrary(), document.snapshot, SectionId{"closing"})));
        document.write(*read(document).signature, words);
        EXPECT_EQ(read(document).end, *read(document).signature) << words;
    }
}

TEST(Report, ABlockEndsBeforeTheTemplatesNextParagraph) {
    MemoryDocument document = makeReport();
    const std::size_t first = find(document, "〔措施〕");
    EXPECT_EQ(blockExtent(document, "plan.measures"), std::to_string(first) + "+1");
    document.write(first + 1, "二是手写的一条。");
    EXPECT_EQ(blockExtent(document, "plan.measures"), std::to_string(first) + "+2");
}

TEST(Report, ABlockEndsAtAHeadingATableAndTheSectionsEnd) {
    MemoryDocument document = makeReport();
    const std::size_t first = find(document, "〔逐条写明问题〕");
    document.write(first + 1, "（二）手写。");
    EXPECT_EQ(blockExtent(document, "problems.items"), std::to_string(first) + "+2");
    document.write(first + 2, "小标题", 2);
    document.write(first + 3, "小标题下的正文");
    EXPECT_EQ(blockExtent(document, "problems.items"), std::to_string(first) + "+2");
    BodyElement table;
    table.table = true;
    document.snapshot.body.insert(document.snapshot.body.begin() + static_cast<std::ptrdiff_t>(first + 1), table);
    EXPECT_EQ(blockExtent(document, "problems.items"), std::to_string(first) + "+1");
}

TEST(Report, ATableBlockIsExactlyOneTable) {
    const MemoryDocument document = makeReport();
    EXPECT_EQ(blockExtent(document, "theory.meetings"), std::to_string(find(document, "|日期|")) + "+1");
}

TEST(Report, APastedCopyIsNoSection) {
    MemoryDocument document = makeReport(R"({"problems.items":[{"problem":"甲"}]})");
    const Report before = read(document);
    const ReportSection problems = *before.section(SectionId{"problems"});
    document.paste(problems.first, problems.count);
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory problems problems(copy) plan closing");
    EXPECT_EQ(read(document).block(FieldId{"problems.items"})->first, problems.first + 2);
    EXPECT_EQ(valueIn(document, "problems.items"), boost::json::parse(R"([{"problem":"甲"}])"));
}

TEST(Report, ACopyBecomesTheSectionWhenTheOriginalIsGone) {
    MemoryDocument document = makeReport();
    const ReportSection problems = *read(document).section(SectionId{"problems"});
    document.paste(problems.first, problems.count);
    document.erase(problems.first, problems.count);
    EXPECT_EQ(sectionsIn(document), "preamble leadership theory problems plan closing");
}

TEST(Report, ReadsTheValuesOfPropertiesAndBlocks) {
    const MemoryDocument document = makeReport(R"({"year":2026,"leadership.rate":12.5,"leadership.group":true,
        "date":"2026-11-21","theory.result":"一\n二","network.funds":35000,
        "theory.meetings":[{"day":"2026-03-01","topic":"学习","people":12}]})");
    EXPECT_EQ(valueIn(document, "year"), 2026);
    EXPECT_EQ(valueIn(document, "leadership.rate"), 12.5);
    EXPECT_EQ(valueIn(document, "leadership.group"), true);
    EXPECT_EQ(valueIn(document, "date"), "2026-11-21");
    EXPECT_EQ(valueIn(document, "theory.result"), "一\n二");
    EXPECT_EQ(valueIn(document, "theory.meetings"),
              boost::json::parse(R"([{"day":"2026-03-01","topic":"学习","people":12}])"));
    EXPECT_EQ(valueIn(document, "unit"), nullptr);
    EXPECT_EQ(valueIn(document, "problems.items"), nullptr);
}

TEST(Report, WorksWhereItsTemplatesAreNotInstalled) {
    MemoryDocument document = makeReport(R"({"year":2026,"problems.items":[{"problem":"甲","where":"乙"}]})");
    const Library none;
    const Report report = readReport(document.snapshot, none);
    EXPECT_EQ(report.kindTitle, "情况报告");
    EXPECT_EQ(report.section(SectionId{"theory"})->title, "理论武装");
    const Report known = read(document);
    ASSERT_EQ(report.fields.size(), known.fields.size());
    for (const Field& field : known.fields) {
        ASSERT_NE(report.field(field.id), nullptr) << field.id.value;
        EXPECT_EQ(toSchema(*report.field(field.id)), toSchema(field));
    }
    EXPECT_EQ(readValues(report, document.snapshot), readValues(known, document.snapshot));
}

TEST(Report, AFieldNobodyDescribesIsAText) {
    MemoryDocument document = makeReport();
    document.snapshot.properties["zf.other.thing"] = "〔别的事〕";
    document.snapshot.elsewhere.push_back({FieldId{"other.thing"}, 0, 0, "〔别的事〕", false});
    const Report report = read(document);
    ASSERT_NE(report.field(FieldId{"other.thing"}), nullptr);
    EXPECT_EQ(report.field(FieldId{"other.thing"})->title, "别的事");
}

TEST(ReportReader, ReadsEachDocumentAsByItself) {
    MemoryDocument other = makeReport();
    other.snapshot.elsewhere.push_back({FieldId{"other.thing"}, 0, 0, "〔别的事〕", false});
    MemoryDocument foreign = makeReport(); // of a kind that the library lacks
    foreign.snapshot.properties[kindProperty] = "none";
    const std::vector<MemoryDocument> documents{
        makeReport(), other, makeReport("{}", std::vector{SectionId{"theory"}, SectionId{"plan"}}), foreign};
    ReportReader reader(reportLibrary());
    for (int i = 0; i < 2; ++i) {
        for (const MemoryDocument& document : documents) {
            const Report one = reader.read(document.snapshot), same = read(document);
            EXPECT_TRUE(std::ranges::equal(one.fields, same.fields));
            EXPECT_EQ(one.asked, same.asked);
            EXPECT_EQ(one.dormant, same.dormant);
            EXPECT_TRUE(
                std::ranges::equal(one.sections, same.sections, {}, &ReportSection::options, &ReportSection::options));
        }
    }
}

TEST(CarriedDescription, ComesInPiecesThatWordKeeps) {
    const MemoryDocument document = makeReport();
    std::size_t chunks = 0;
    for (const auto& [name, text] : document.snapshot.properties) {
        if (name.starts_with(schemaProperty)) {
            ++chunks;
            std::size_t units = 0;
            for (const char c : text) {
                units += (static_cast<unsigned char>(c) & 0xC0) == 0x80
                             ? 0
                             : (static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1);
            }
            EXPECT_LE(units, 255U);
            EXPECT_NE(text.front(), ' ');
            EXPECT_NE(text.back(), ' ');
            EXPECT_NE(static_cast<unsigned char>(text.front()) & 0xC0, 0x80);
        }
    }
    EXPECT_GT(chunks, 3U);
}

TEST(CarriedDescription, EmptiesPiecesThatAreNoLongerNeeded) {
    const Library& library = reportLibrary();
    const Kind& kind = *library.kind(KindId{"report"});
    const auto all = carriedDescription(library, kind, {{SectionId{"theory"}, ""}, {SectionId{"plan"}, ""}}, {});
    const auto fewer = carriedDescription(library, kind, {{SectionId{"closing"}, ""}}, all);
    EXPECT_EQ(fewer.size(), all.size());
    EXPECT_EQ(fewer.at(schemaProperty + std::to_string(all.size())), "");
}

TEST(CarriedDescription, KeepsWhatThisLibraryLacks) {
    const MemoryDocument document = makeReport();
    Library poorer = reportLibrary();
    poorer.sections.erase(SectionId{"plan"});
    const auto properties =
        carriedDescription(poorer, *poorer.kind(KindId{"report"}), {{SectionId{"theory"}, ""}, {SectionId{"plan"}, ""}},
                           document.snapshot.properties);
    MemoryDocument changed = document;
    changed.apply({SetProperties{properties}});
    EXPECT_EQ(readReport(changed.snapshot, Library{}).section(SectionId{"plan"})->title, "下一步打算");
    EXPECT_NE(readReport(changed.snapshot, Library{}).field(FieldId{"plan.measures"}), nullptr);
}

TEST(CarriedDescription, ThatIsBrokenCountsAsNone) {
    MemoryDocument document = makeReport();
    document.snapshot.properties[schemaProperty + "1"] = "{\"title\":";
    document.snapshot.properties[schemaProperty + "2"] = "]]";
    EXPECT_EQ(readReport(document.snapshot, Library{}).kindTitle, "");
    EXPECT_EQ(read(document).kindTitle, "情况报告");
}

} // namespace
} // namespace zhangfa
