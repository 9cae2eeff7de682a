// What templates say of figures; the pairs of the shipped ones are written down by hand from templates/sections/*.md.
#include "batch/field_relations.h"
#include "some_fields.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

#include <set>

namespace zhangfa {
namespace {

using Pairs = std::set<std::pair<std::string, std::string>>;

Pairs pairsOf(const std::string& kind) {
    Pairs pairs;
    for (const auto& [part, whole] : partsOfWholes(shippedLibrary(), *shippedLibrary().kind(KindId{kind}))) {
        pairs.emplace(part.value, whole.value);
    }
    return pairs;
}

TEST(FieldRelations, PartsOfTheShippedTemplates) {
    EXPECT_EQ(pairsOf("situation-report"), (Pairs{
                                               // 其中
                                               {"accountability.punished", "accountability.people"},
                                               {"activities.festivals", "activities.events"},
                                               {"integrity.reminders", "integrity.talks"},
                                               {"leadership.special-studies", "leadership.studies"},
                                               {"political-work.leader-talks", "political-work.talks"},
                                               {"publicity.national", "publicity.articles"},
                                               {"publicity.provincial", "publicity.articles"},
                                               {"publicity.city", "publicity.articles"},
                                               {"publicity.county", "publicity.articles"},
                                               {"theory.special-sessions", "theory.sessions"},
                                               // 不超过, and what a percentage divides by
                                               {"network.replied", "network.messages"},
                                               {"political-work.answered", "political-work.opinions"},
                                               {"positions.fixed", "positions.issues"},
                                               {"sector.fixed", "sector.issues"},
                                               {"supervision.fixed", "supervision.issues"},
                                               {"theory.attended", "theory.expected"},
                                               {"united-front.adopted", "united-front.opinions"},
                                               // 不超过, and a title that ends so
                                               {"supervision.self-fixed", "supervision.self-issues"},
                                           }));
    EXPECT_EQ(pairsOf("duty-report"), (Pairs{{"performance.fixed", "performance.issues"}}));
}

TEST(FieldRelations, SumsOfTheShippedTemplates) {
    const Library& library = shippedLibrary();
    EXPECT_EQ(sumsOfParts(library, *library.kind(KindId{"situation-report"})),
              (std::vector<WholeOfParts>{{FieldId{"publicity.articles"},
                                          {FieldId{"publicity.national"}, FieldId{"publicity.provincial"},
                                           FieldId{"publicity.city"}, FieldId{"publicity.county"}}}}));
    EXPECT_TRUE(sumsOfParts(library, *library.kind(KindId{"duty-report"})).empty());
}

// A section of one paragraph: texts, and fields by the last letter of their ids.
std::vector<PartOfWhole> pairsIn(const std::vector<Inline>& content) {
    Library library;
    Section section;
    section.id = SectionId{"s"};
    for (const char* id : {"s.a", "s.b", "s.c", "s.d"}) {
        section.fields.push_back(makeField(id, id, FieldType::integer));
        section.fields.back().unit = "次";
    }
    section.fields.back().unit = "人";
    SectionParagraph paragraph;
    paragraph.content = content;
    section.elements.emplace_back(paragraph);
    library.sections.emplace(section.id, section);
    Kind kind;
    kind.sections.push_back({section.id, Need::required, {}, {}});
    return partsOfWholes(library, kind);
}

Inline ref(const char* id) { return FieldReference{FieldId{id}}; }

TEST(FieldRelations, WhatIsAPart) {
    const PartOfWhole ba{FieldId{"s.b"}, FieldId{"s.a"}}, ca{FieldId{"s.c"}, FieldId{"s.a"}};
    EXPECT_EQ(pairsIn({"学习", ref("s.a"), "次，其中专题", ref("s.b"), "次。"}), std::vector{ba});
    EXPECT_EQ(pairsIn({"学习", ref("s.a"), "次；其中专题", ref("s.b"), "次。"}), std::vector{ba});
    EXPECT_EQ(pairsIn({"学习", ref("s.a"), "次，其中甲", ref("s.b"), "次、乙", ref("s.c"), "次。"}),
              (std::vector{ba, ca}));
}

TEST(FieldRelations, WhatIsNone) {
    EXPECT_TRUE(pairsIn({"学习", ref("s.a"), "次，专题", ref("s.b"), "次。"}).empty());
    EXPECT_TRUE(pairsIn({"学习", ref("s.a"), "次。其中专题", ref("s.b"), "次。"}).empty());
    EXPECT_TRUE(pairsIn({"学习", ref("s.a"), "次，其中参加", ref("s.d"), "人。"}).empty()) << "another unit";
    EXPECT_EQ(pairsIn({"学习", ref("s.a"), "次，其中专题", ref("s.b"), "次，检查", ref("s.c"), "次。"}).size(), 1U);
    EXPECT_EQ(pairsIn({"学习", ref("s.a"), "次，其中专题", ref("s.b"), "次；检查", ref("s.c"), "次。"}).size(), 1U);
}

TEST(FieldRelations, WhatCanBeAdded) {
    const Library& library = shippedLibrary();
    const auto additive = [&](const char* section, const char* id) {
        const auto& fields = library.section(SectionId{section})->fields;
        return isAdditive(*std::ranges::find(fields, FieldId{id}, &Field::id));
    };
    EXPECT_TRUE(additive("theory", "theory.sessions"));
    EXPECT_TRUE(additive("team", "team.funds"));
    EXPECT_FALSE(additive("theory", "theory.attendance")) << "a percentage";
    EXPECT_FALSE(additive("theory", "theory.topics"));
    EXPECT_FALSE(isAdditive(*library.field(FieldId{"year"})));
    EXPECT_FALSE(isAdditive(*library.field(FieldId{"limit"}))) << "it is not printed";
    Field field = makeField("a", "人均学习次数", FieldType::number);
    EXPECT_FALSE(isAdditive(field));
    field.title = "学习次数";
    EXPECT_TRUE(isAdditive(field));
    field.range = true;
    EXPECT_FALSE(isAdditive(field));
    field.range = false;
    field.unit = "元/人";
    EXPECT_FALSE(isAdditive(field));
}

} // namespace
} // namespace zhangfa
