// Decimal numbers: exact, without exponents.
#include "core/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace zhangfa {
namespace {

TEST(Decimal, IsWrittenWithoutExponentOrSeparators) {
    EXPECT_EQ(decimalText(1234567.0), "1234567");
    EXPECT_EQ(decimalText(0.1), "0.1");
    EXPECT_EQ(decimalText(1e-7), "0.0000001");
    EXPECT_EQ(decimalText(-0.0), "0");
    EXPECT_EQ(decimalText(boost::json::value(-12)), "-12");
    EXPECT_EQ(decimalText(1.7976931348623157e308).size(), 309U);
}

TEST(Decimal, MovesItsPointExactly) {
    EXPECT_EQ(movePoint("35000", -4), "3.5");
    EXPECT_EQ(movePoint("3.5", 4), "35000");
    EXPECT_EQ(movePoint("-0.00012", 4), "-1.2");
    EXPECT_EQ(movePoint("5", -8), "0.00000005");
    EXPECT_EQ(movePoint("+007.500", 0), "7.5");
    EXPECT_EQ(movePoint("-0.0", 0), "0");
}

RC_GTEST_PROP(Decimal, ReadsBackEveryNumber, (double number)) {
    RC_PRE(std::isfinite(number));
    const auto value = decimalValue(decimalText(number));
    RC_ASSERT(value.has_value());
    RC_ASSERT(value->to_number<double>() == number);
}

RC_GTEST_PROP(Decimal, ComesBackAfterMovingItsPoint, (double number)) {
    RC_PRE(std::isfinite(number));
    const auto digits = decimalText(number);
    RC_ASSERT(movePoint(movePoint(digits, -8), 8) == digits);
}

} // namespace
} // namespace zhangfa
