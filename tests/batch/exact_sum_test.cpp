// Sums that a person can check with a pencil.
#include "batch/exact_sum.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

ExactSum sumOf(std::initializer_list<boost::json::value> numbers) {
    ExactSum sum;
    for (const boost::json::value& number : numbers) {
        sum.add(number);
    }
    return sum;
}

TEST(ExactSum, HasNoFloatingNoise) {
    EXPECT_EQ(sumOf({0.1, 0.2}).total(), "0.3"); // 0.30000000000000004 in floating point
    EXPECT_EQ(sumOf({1.005, 35000, -0.005}).total(), "35001");
    EXPECT_EQ(sumOf({-0.25, 0.05}).total(), "-0.2");
    EXPECT_EQ(sumOf({9007199254740993, 1}).total(), "9007199254740994") << "more than a double keeps";
    EXPECT_EQ(sumOf({}).total(), "0");
    EXPECT_EQ(sumOf({0.010, 100}).total(), "100.01");
}

TEST(ExactSum, MeansAreRounded) {
    EXPECT_EQ(sumOf({1, 2}).mean(2, 2), "1.5");
    EXPECT_EQ(sumOf({1, 1, 0}).mean(3, 2), "0.67");
    EXPECT_EQ(sumOf({0.01}).mean(2, 2), "0.01") << "half, away from zero";
    EXPECT_EQ(sumOf({-0.01}).mean(2, 2), "-0.01");
    EXPECT_EQ(sumOf({-1, -1, -1}).mean(3, 2), "-1");
}

TEST(ExactSum, AreCompared) {
    EXPECT_TRUE(sumOf({0.1, 0.2}) == sumOf({0.3}));
    EXPECT_TRUE(sumOf({2}) < sumOf({2.01}));
    EXPECT_FALSE(sumOf({2.01}) < sumOf({2}));
}

} // namespace
} // namespace zhangfa
