// Bookmark names, both ways, and the names of copies.
#include "core/bookmark.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

std::string parsed(std::string_view name) {
    const auto bookmark = parseBookmark(name);
    if (!bookmark) {
        return "";
    }
    constexpr const char* kinds[] = {"section", "block", "end"};
    return std::string(kinds[static_cast<int>(bookmark->kind)]) + " " + bookmark->id + (bookmark->copy ? " copy" : "");
}

TEST(Bookmark, NamesHaveOnlyWhatWordAllows) {
    EXPECT_EQ(sectionBookmark(SectionId{"political-work"}), "zf_political_work");
    EXPECT_EQ(blockBookmark(FieldId{"problems.items"}), "zf_problems__items");
    EXPECT_EQ(blockBookmark(FieldId{"remarks"}), "zf___remarks");
    EXPECT_EQ(blockEndBookmark(FieldId{"political-work.long-list"}), "zfe_political_work__long_list");
}

TEST(Bookmark, IsReadBack) {
    EXPECT_EQ(parsed("zf_political_work"), "section political-work");
    EXPECT_EQ(parsed("zf_problems__items"), "block problems.items");
    EXPECT_EQ(parsed("zf___remarks"), "block remarks");
    EXPECT_EQ(parsed("zfe_problems__items"), "end problems.items");
}

TEST(Bookmark, OfACopyIsKnownInAnyLanguageAndFormat) {
    EXPECT_EQ(parsed("zf_theory Copy 1"), "section theory copy");
    EXPECT_EQ(parsed("zf_theory_Copy_1"), "section theory copy");
    EXPECT_EQ(parsed("zf_theory Copy 1 Copy 2"), "section theory copy");
    EXPECT_EQ(parsed("zf_political_work_Copy_1_Copy_12"), "section political-work copy");
    EXPECT_EQ(parsed("zf_theory 副本 1"), "section theory copy");
    EXPECT_EQ(parsed("zf_theory_副本_1"), "section theory copy");
    EXPECT_EQ(parsed("zf_problems__items_Copy_1"), "block problems.items copy");
    EXPECT_EQ(parsed("zf_problems__items copie 1"), "block problems.items copy");
}

TEST(Bookmark, OfSomebodyElseIsLeftAlone) {
    for (const char* name : {"", "zf", "zf_", "zf__", "zfe_", "zfe_theory", "_Toc123", "zfx_theory", "zf_Theory",
                             "zf_1a", "zf_theoryX", "zf_a__b__c", "zf_theory_", "Zf_theory", "zf_ Copy 1"}) {
        EXPECT_EQ(parsed(name), "") << name;
    }
}

std::string randomId(std::size_t most) {
    const auto letters = rc::gen::elementOf(std::string("abcxyz019-"));
    auto id = *rc::gen::resize(static_cast<int>(most), rc::gen::container<std::string>(letters));
    id = "a" + id.substr(0, most - 1);
    RC_PRE(isPlainId(id));
    return id;
}

RC_GTEST_PROP(Bookmark, IsReadBackForAnyIdAndFitsInWord, ()) {
    const SectionId section{randomId(14)};
    const FieldId field{section.value + "." + randomId(14)};
    RC_ASSERT(parsed(sectionBookmark(section)) == "section " + section.value);
    RC_ASSERT(parsed(blockBookmark(field)) == "block " + field.value);
    RC_ASSERT(parsed(blockEndBookmark(field)) == "end " + field.value);
    RC_ASSERT(parsed(blockBookmark(field) + "_Copy_1") == "block " + field.value + " copy");
    RC_ASSERT(blockEndBookmark(field).size() <= 40U);
}

RC_GTEST_PROP(Bookmark, NamesOfAnyKindDoNotThrow, (const std::string& name)) { parseBookmark("zf_" + name); }

} // namespace
} // namespace zhangfa
