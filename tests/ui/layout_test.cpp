// Where controls go.
#include "sidebar/layout.h"

#include <gtest/gtest.h>

namespace zhangfa {

namespace {

TEST(Layout, GrowingCellsTakeWhatIsLeft) {
    const Arrangement places = arrange({{{{{40, 20}, false}, {{0, 30}, true}, {{20, 20}, false}}, 5}}, 200, 4);
    EXPECT_EQ(places.boxes[0][0], (Box{0, 10, 40, 20}));
    EXPECT_EQ(places.boxes[0][1], (Box{44, 5, 132, 30}));
    EXPECT_EQ(places.boxes[0][2], (Box{180, 10, 20, 20}));
    EXPECT_EQ(places.height, 35);
}

TEST(Layout, NothingLiesOutside) {
    for (int width = 0; width < 120; ++width) {
        const Arrangement places = arrange({{{{{60, 20}, false}, {{50, 20}, true}, {{30, 20}, false}}, 0}}, width, 4);
        for (const Box& box : places.boxes[0]) {
            EXPECT_TRUE(box.width == 0 || box.x + box.width <= width) << width;
            EXPECT_GE(box.width, 0);
        }
    }
}

TEST(Layout, ButtonsBreakIntoEvenRows) {
    const auto rows = wrap({50, 50, 50, 50, 50}, 220, 4);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].size(), 3U);
    EXPECT_EQ(wrap({50, 50}, 220, 4).size(), 1U);
    EXPECT_EQ(wrap({300, 50}, 220, 4).size(), 2U);
}

TEST(Layout, ATextThatFitsIsOneLine) {
    EXPECT_EQ(wrappedHeight({100, 20}, 100), 20);
    EXPECT_EQ(wrappedHeight({150, 20}, 100), 40);
}

} // namespace

} // namespace zhangfa
