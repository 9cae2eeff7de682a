// The grammar of ids.
#include "core/ids.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(Ids, AreLowerCaseLettersDigitsAndSingleHyphens) {
    for (const char* good : {"a", "theory", "political-work", "q3", "abcdefghijklmnopqrstuvwxyzabcdef"})
        EXPECT_TRUE(isPlainId(good)) << good;
    for (const char* bad :
         {"", "Theory", "3q", "-a", "a-", "a--b", "a_b", "a.b", "理论", "a b", "abcdefghijklmnopqrstuvwxyzabcdefg"})
        EXPECT_FALSE(isPlainId(bad)) << bad;
}

TEST(Ids, OfASectionsFieldsCarryTheSection) {
    for (const char* good : {"unit", "theory.sessions", "political-work.a-1"})
        EXPECT_TRUE(isFieldId(good)) << good;
    for (const char* bad : {"theory.", ".a", "a.b.c", "a-.b", "a.1", "political-work.aaaaaaaaaaaaaaaaaa"})
        EXPECT_FALSE(isFieldId(bad)) << bad;
    EXPECT_EQ(sectionPart("theory.sessions"), "theory");
    EXPECT_EQ(sectionPart("unit"), "");
}

} // namespace
} // namespace zhangfa
