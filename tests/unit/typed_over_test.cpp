// A user typed over a bound field: found where the words around it are the template's, and bound again.
#include "report_in_memory.h"

#include "core/typed_over.h"

#include <algorithm>

namespace zhangfa {
namespace {

// As a user does who selects the field and types.
void typeOver(MemoryDocument& document, std::size_t element, const char* field, const std::string& typed) {
    DocumentParagraph& paragraph = document.snapshot.body.at(element).paragraph;
    const auto place = std::ranges::find(paragraph.fields, FieldId{field}, &FieldPlace::field);
    ASSERT_NE(place, paragraph.fields.end()) << paragraph.text;
    const FieldPlace old = *place;
    paragraph.fields.erase(place);
    paragraph.text.replace(old.offset, old.length, typed);
    for (FieldPlace& other : paragraph.fields) {
        if (other.offset > old.offset) {
            other.offset += typed.size() - old.length;
        }
    }
}

std::string found(const MemoryDocument& document) {
    std::string all;
    for (const TypedOver& place : findTypedOver(reportLibrary(), read(document), document.snapshot)) {
        const std::string& text = document.snapshot.body.at(place.element).paragraph.text;
        EXPECT_EQ(text.substr(place.offset, place.length), place.text);
        all += place.field.value + "=" + place.text + " ";
    }
    return all;
}

TEST(TypedOver, IsFoundBetweenTheTemplatesWords) {
    MemoryDocument document = makeReport();
    EXPECT_EQ(found(document), "");
    typeOver(document, find(document, "会议研究"), "leadership.studies", "12");
    typeOver(document, find(document, "总结"), "unit", "白鹭镇");
    EXPECT_EQ(found(document), "unit=白鹭镇 leadership.studies=12 ");
}

TEST(TypedOver, IsFoundInTitleAndAddressee) {
    MemoryDocument document = makeReport();
    typeOver(document, 0, "unit", "白鹭镇");
    typeOver(document, 1, "superior", "中共青石县委");
    EXPECT_EQ(found(document), "unit=白鹭镇 superior=中共青石县委 ");
}

TEST(TypedOver, AParagraphWordedAnewIsTheUsers) {
    MemoryDocument document = makeReport();
    const std::size_t at = find(document, "会议研究");
    typeOver(document, at, "leadership.studies", "12");
    document.snapshot.body[at].paragraph.text.insert(0, "全年");
    for (FieldPlace& place : document.snapshot.body[at].paragraph.fields) {
        place.offset += std::string("全年").size();
    }
    EXPECT_EQ(found(document), "");
}

TEST(TypedOver, WhatIsNoValueOfTheFieldIsLeftAlone) {
    for (const char* typed : {"多", "", "〔研究次数〕", "12\n"}) {
        MemoryDocument document = makeReport();
        typeOver(document, find(document, "会议研究"), "leadership.studies", typed);
        EXPECT_EQ(found(document), "") << typed;
    }
}

TEST(TypedOver, BoundAgainItIsTheValueEverywhere) {
    MemoryDocument document = makeReport(R"({"unit": "白鹭镇"})");
    const std::size_t at = find(document, "总结");
    typeOver(document, at, "unit", "青石县白鹭镇党委");
    typeOver(document, at, "year", "2026");
    const auto texts = document.texts();
    document.apply(editsOf(planRebind(reportLibrary(), document.snapshot, FieldId{"unit"}, at)));
    document.apply(editsOf(planRebind(reportLibrary(), document.snapshot, FieldId{"year"}, at)));
    EXPECT_EQ(document.texts()[at], texts[at]);
    EXPECT_EQ(document.texts()[0], "青石县白鹭镇党委关于2026年度工作情况的报告");
    EXPECT_EQ(valueIn(document, "unit"), "青石县白鹭镇党委");
    EXPECT_EQ(valueIn(document, "year"), 2026);
    EXPECT_EQ(found(document), "");
    document.apply(editsOf(planFill(reportLibrary(), document.snapshot, valuesOf(R"({"unit": "甲"})"))));
    EXPECT_EQ(document.texts()[at], "甲对2026年度工作进行了总结。");
}

TEST(TypedOver, BoundAgainWhereTheValueIsTheSameNothingElseChanges) {
    MemoryDocument document = makeReport(R"({"unit": "白鹭镇"})");
    const std::size_t at = find(document, "总结");
    typeOver(document, at, "unit", "白鹭镇");
    EXPECT_EQ(editsOf(planRebind(reportLibrary(), document.snapshot, FieldId{"unit"}, at)).size(), 1U);
}

TEST(TypedOver, WhatWasNotTypedOverIsRefused) {
    const MemoryDocument document = makeReport();
    EXPECT_EQ(refusalOf(planRebind(reportLibrary(), document.snapshot, FieldId{"unit"}, 2)), "plan.not-typed-over");
    EXPECT_EQ(refusalOf(planRebind(reportLibrary(), document.snapshot, FieldId{"no"}, 99)), "plan.not-typed-over");
}

} // namespace
} // namespace zhangfa
