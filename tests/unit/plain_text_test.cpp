// A document as plain text.
#include "outline_library.h"

#include "core/plain_text.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(PlainText, WritesNumbersOutAndTablesByTabs) {
    Snapshot document = documentOf({"{title}关于工作情况的报告", "", "县委：", "{#一、}组织领导", "　　召开会议4次。",
                                    "{table}日期|主题", "{table}1月|学习", "特此报告。"});
    document.body[6].grid.rows.at(0).at(1) = "学习\n研讨";
    EXPECT_EQ(plainText(document),
              "关于工作情况的报告\n县委：\n一、组织领导\n召开会议4次。\n日期\t主题\n1月\t学习 研讨\n特此报告。\n");
    EXPECT_EQ(plainText({}), "");
}

} // namespace
} // namespace zhangfa
