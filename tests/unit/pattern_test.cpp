// Patterns of templates.
#include "core/pattern.h"

#include <gtest/gtest.h>

#include <ctime>

namespace zhangfa {
namespace {

TEST(Pattern, CountsCharactersNotBytes) {
    EXPECT_EQ(matchPattern("^..$", "青禾"), Match::yes);
    EXPECT_EQ(matchPattern("^[一-龥]{2,3}$", "青禾县"), Match::yes);
    EXPECT_EQ(matchPattern("^[一-龥]{2,3}$", "青禾A"), Match::no);
    EXPECT_EQ(matchPattern("^\\d+$", "１２"), Match::no);
}

TEST(Pattern, IsUnanchoredAsInJsonSchema) { EXPECT_EQ(matchPattern("号$", "青政发〔2026〕3号"), Match::yes); }

TEST(Pattern, IsRefusedIfBrokenOrTooLong) {
    EXPECT_TRUE(isPattern("(a|b)*"));
    EXPECT_FALSE(isPattern("(a"));
    EXPECT_FALSE(isPattern("[z-a]"));
    EXPECT_FALSE(isPattern(std::string(201, 'a')));
    EXPECT_FALSE(isPattern(std::string(100, '(') + std::string(101, ')')));
}

TEST(Pattern, GivesUpSoonWhereItWouldBacktrackWithoutEnd) {
    const auto start = std::clock();
    EXPECT_EQ(matchPattern("^(([a-z]+)*)+$", std::string(250, 'a') + "1"), Match::gaveUp);
    EXPECT_LT(std::clock() - start, 5 * CLOCKS_PER_SEC);
}

} // namespace
} // namespace zhangfa
