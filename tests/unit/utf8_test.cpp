// Texts by characters.
#include "core/utf8.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

TEST(Utf8, CountsCharactersNotBytes) {
    EXPECT_EQ(countCharacters("a中𠮷"), 3U);
    EXPECT_EQ(countCharacters("a\xFFz"), 3U);
}

TEST(Utf8, KnowsTheFirstBrokenByte) {
    EXPECT_EQ(brokenUtf8("中文"), std::nullopt);
    EXPECT_EQ(brokenUtf8("中\xB5文"), 3U);
    EXPECT_EQ(brokenUtf8("中\xC0\x80"), 3U); // a zero written too long
}

TEST(Utf8, TrimsAllKindsOfSpaces) {
    EXPECT_EQ(trimmed(" \t\u3000\u00A0王村\u3000 \n"), "王村");
    EXPECT_EQ(trimmed("\u3000"), "");
}

TEST(Utf8, TurnsFullWidthIntoHalfWidth) {
    EXPECT_EQ(halfWidth("２０２６－１１．５％，～\u3000−A中"), "2026-11.5%,~ -A中");
}

TEST(Utf8, ShortensByCharacters) {
    EXPECT_EQ(shortened("一二三四", 4), "一二三四");
    EXPECT_EQ(shortened("一二三四五", 4), "一二三…");
}

RC_GTEST_PROP(Utf8, NeverFailsOnAnyBytes, (const std::string& bytes)) {
    const auto characters = toCharacters(bytes);
    RC_ASSERT(characters.size() == countCharacters(bytes));
    RC_ASSERT(!brokenUtf8(toUtf8(characters)));
    if (!brokenUtf8(bytes))
        RC_ASSERT(toUtf8(characters) == bytes);
    halfWidth(bytes);
    shortened(bytes, 3);
}

} // namespace
} // namespace zhangfa
