// Encodings: told apart, and never decided wrongly without a word.
#include "batch/encoding.h"
#include "encoded.h"
#include "read_rows.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

const std::string table = "单位,次数\r\n云溪镇,一季度\r\n石桥乡,𠀀\r\n";
const std::string rows = "云溪镇|一季度\n石桥乡|𠀀\n";

TEST(Encodings, AreToldByTheirMarks) {
    EXPECT_EQ(shown(readRows("\xEF\xBB\xBF" + table)), rows);
    EXPECT_EQ(shown(readRows("\xFF\xFE" + encoded(table, "UTF-16LE"))), rows);
    EXPECT_EQ(shown(readRows("\xFE\xFF" + encoded(table, "UTF-16BE"))), rows);
    EXPECT_EQ(shown(readRows("\x84\x31\x95\x33" + encoded(table, "GB18030"))), rows);
    EXPECT_EQ(readRows("\xEF\xBB\xBF" + table).columns[0], "单位");
}

TEST(Encodings, AreToldByWhatIsInTheText) {
    EXPECT_EQ(shown(readRows(table)), rows);
    EXPECT_EQ(shown(readRows(encoded(table, "UTF-16LE"))), rows);
    EXPECT_EQ(shown(readRows(encoded(table, "UTF-16BE"))), rows);
    EXPECT_EQ(shown(readRows(encoded(table, "GB18030"))), rows);
    // One Chinese character with a zero on either side.
    EXPECT_EQ(shown(readRows(encoded("一,二\n一,一\n", "UTF-16LE"))), "一|一\n");
}

TEST(Encodings, AreDecidedWhereTheFirstOtherCharacterStands) {
    std::string ascii = "unit,count\n";
    for (int i = 0; i < 30'000; ++i) {
        ascii += "a,1\n";
    }
    EXPECT_EQ(readRows(ascii + encoded("云溪镇,2\n", "GB18030")).rows.back().cells[0], "云溪镇");
    EXPECT_EQ(readRows(ascii + "云溪镇,2\n").rows.back().cells[0], "云溪镇");
}

TEST(Encodings, AreNotChangedHalfWay) {
    std::string utf8 = "单位,次数\n";
    for (int i = 0; i < 30'000; ++i) {
        utf8 += "云溪镇,1\n";
    }
    const ReadRows late = readRows(utf8 + encoded("石桥乡,2\n", "GB18030"));
    EXPECT_EQ(late.rows.size(), 30'000U);
    EXPECT_EQ(late.problem->message, (Message{"rows.broken-character", {"UTF-8"}}));
    EXPECT_EQ(late.problem->place.line, 30'002);
    // A single broken byte behind enough of UTF-8 is an error of UTF-8, not a text in GB18030.
    const ReadRows early = readRows("单位,次数,日期,说明\n云溪镇,1,\x81,x\n");
    EXPECT_EQ(shown(early), "!rows.broken-character@2");
    const ReadRows gb = readRows(encoded(utf8, "GB18030") + "a,\xFF\n");
    EXPECT_EQ(gb.problem->message, (Message{"rows.broken-character", {"GB18030"}}));
    EXPECT_EQ(gb.problem->place.line, 30'002);
}

TEST(Encodings, AreRefusedWhereTheyCannotBeTold) {
    // 路 in GB18030, · in UTF-8.
    EXPECT_EQ(shown(readRows("a,b\n1,\xC2\xB7\n")), "!rows.encoding-unclear@2");
    RowOptions said;
    said.encoding = Encoding::gb18030;
    EXPECT_EQ(shown(readRows("a,b\n1,\xC2\xB7\n", "rows.csv", said)), "1|路\n");
    said.encoding = Encoding::utf8;
    EXPECT_EQ(shown(readRows("a,b\n1,\xC2\xB7\n", "rows.csv", said)), "1|·\n");
    EXPECT_EQ(shown(readRows("a,b\n1,\xC3\x97\n")), "1|×\n"); // no common character
    EXPECT_EQ(shown(readRows("a,b\n1,caf\xE9\n")), "!rows.encoding-unknown@2");
    EXPECT_EQ(shown(readRows("a,b\n1,\xC2")), "!rows.encoding-unknown@2");
}

TEST(Encodings, AreBrokenWhereACharacterIsCutOff) {
    EXPECT_EQ(shown(readRows("\xEF\xBB\xBF" + std::string("a,b\n1,\xE4\xBA"))), "!rows.broken-character@2");
    const std::string wide = "\xFF\xFE" + encoded("a,b\n1,2\n", "UTF-16LE");
    EXPECT_EQ(shown(readRows(wide.substr(0, wide.size() - 1))), "!rows.broken-character@2");
    EXPECT_EQ(shown(readRows("\xFF\xFE" + std::string("a\0\n\0\0\xD8x\0", 8))), "!rows.broken-character@2");
}

TEST(Utf8, IsLookedThroughStrictly) {
    const auto valid = [](std::string_view text) { return scanUtf8(text).valid; };
    EXPECT_EQ(valid("a中𠀀"), 8U);
    EXPECT_EQ(valid("\xC1\xAA"), 0U);     // longer than need be: 联 in GBK
    EXPECT_EQ(valid("\xE0\x9F\xBF"), 0U); // the same
    EXPECT_EQ(valid("\xE0\xA0\x80"), 3U);
    EXPECT_EQ(valid("\xED\xA0\x80"), 0U); // a surrogate
    EXPECT_EQ(valid("\xED\x9F\xBF"), 3U);
    EXPECT_EQ(valid("\xF4\x90\x80\x80"), 0U); // beyond Unicode
    EXPECT_EQ(valid("\xF4\x8F\xBF\xBF"), 4U);
    EXPECT_TRUE(scanUtf8("a\xE4\xB8").cut);
    EXPECT_FALSE(scanUtf8("a\xE4\x41").cut);
}

} // namespace
} // namespace zhangfa
