// CSV as it is written by the standard, and by Excel.
#include "batch/csv_rows.h"
#include "read_rows.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

std::string cells(const std::string& text, const std::string& name = "rows.csv") { return shown(readRows(text, name)); }

TEST(CsvRows, AreCellsBetweenSeparators) {
    const ReadRows read = readRows("单位,次数\n云溪镇,12\n石桥乡,\"1,234\"\n");
    EXPECT_EQ(read.columns, (std::vector<std::string>{"单位", "次数"}));
    EXPECT_EQ(shown(read), "云溪镇|12\n石桥乡|1,234\n");
    EXPECT_EQ(read.rows[1].number, 2U);
    EXPECT_EQ(read.rows[1].line, 3);
}

TEST(CsvRows, EndInAnyWay) {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const ReadRows read = readRows("a,b" + end + "1,\"x" + end + "y\"" + end + end + "2,3");
        EXPECT_EQ(shown(read), "1|x" + end + "y\n2|3\n");
        ASSERT_EQ(read.rows.size(), 2U);
        EXPECT_EQ(read.rows[0].line, 2);
        EXPECT_EQ(read.rows[1].line, 5);
    }
}

TEST(CsvRows, FindTheirSeparator) {
    EXPECT_EQ(cells("a;b\n1;2,3\n"), "1|2,3\n");
    EXPECT_EQ(cells("a\tb\n1\t2,3\n"), "1|2,3\n");
    EXPECT_EQ(cells("a;\"x,y,z\";b\n1;2;3\n"), "1|2|3\n");
    EXPECT_EQ(cells("a;\"x\"\"\n,y,z\";b\n1;2;3\n"), "1|2|3\n");
    EXPECT_EQ(cells("a\n1\n"), "1\n");
    EXPECT_EQ(cells("a;b,c\td\n", "rows.tsv"), "");
    EXPECT_EQ(separatorOfHeading("a,b;c", ','), ',');
    EXPECT_EQ(separatorOfHeading("a,b;c;d\n,,,,", ','), ';');
    EXPECT_EQ(separatorOfHeading("a,b\tc", '\t'), '\t');
    EXPECT_EQ(separatorOfHeading("5\" b,c\",d;e", ','), ','); // a quotation mark inside a cell is a sign
}

TEST(CsvRows, AreSeparatedAsTheFirstLineSays) {
    EXPECT_EQ(cells("sep=;\r\na,b;c\r\n1;2\r\n"), "1|2\n");
    EXPECT_EQ(cells("\xEF\xBB\xBFSEP=|\na|b\n1|2\n"), "1|2\n");
    EXPECT_EQ(cells("\"sep=;\"\na;b\n1;2\n"), "1|2\n");
    const ReadRows near = readRows("sep=;;\nx;y;z\n");
    EXPECT_EQ(near.columns, std::vector<std::string>{"sep="});
    EXPECT_EQ(readRows("sep=a\n1\n").columns, std::vector<std::string>{"sep=a"});
    EXPECT_EQ(readRows("sep=;\na;b\n1;2").rows[0].line, 3);
}

TEST(CsvRows, TakeTextOutOfExcelsFormulas) {
    EXPECT_EQ(cells("a,b\n=\"007\",\"=\"\"0\"\"\"\"8\"\"\"\n"), "007|0\"8\n");
    EXPECT_EQ(cells("a,b\n=\"1\"&\"2\",=1\n"), "=\"1\"&\"2\"|=1\n");
    EXPECT_EQ(cells("a,b\n=\"\",x\n"), "|x\n");
    EXPECT_EQ(cells("a,b\n=\",x\n"), "=\"|x\n");
}

TEST(CsvRows, PassOverWhatIsEmptyAtTheEnd) {
    EXPECT_EQ(cells("a,b,,\n1,2,,\n,,,\n 　,\n3\n\n,,\n"), "1|2\n3|\n");
    EXPECT_EQ(readRows("\n,,\na,b\n1,2\n").rows[0].line, 4);
    EXPECT_EQ(readRows(" a ,,b\n1,2,3\n").columns, (std::vector<std::string>{"a", "", "b"}));
}

TEST(CsvRows, TellRowsWithTooManyCellsAndGoOn) {
    EXPECT_EQ(cells("a,b\n1,2,3\n4,5\n"), "1|2?rows.too-many-cells\n4|5\n");
    EXPECT_EQ(cells("a,b\n1,2, \n"), "1|2\n");
}

TEST(CsvRows, TellWhereAnOpenQuotationMarkIs) {
    EXPECT_EQ(cells("a,b\n1,2\n3,\"x\n4,5\n6,7\n"), "1|2\n!rows.quote-open@3");
    EXPECT_EQ(cells("a,b\n1,2\n3,\"x\n4,5\"\n6,7\n"), "1|2\n3|x\n4,5\n6|7\n");
    EXPECT_EQ(cells("a,\"b\n1,2\n"), "!rows.quote-open@1");
}

TEST(CsvRows, RefuseTextBehindAQuotationMark) {
    EXPECT_EQ(cells("a,b\n1,\"x\"y\n"), "!rows.behind-quote@2");
    EXPECT_EQ(cells("a,b\n1,\"x\"  \n\"y\" ,2\n"), "1|x\ny|2\n");
    EXPECT_EQ(cells("a,b\n1,5\" x\n"), "1|5\" x\n");
    EXPECT_EQ(cells("a,b\n1,\"\"\n"), "1|\n");
    EXPECT_EQ(cells("a,b\n1,\"\"\"\"\n"), "1|\"\n");
}

TEST(CsvRows, HaveLimits) {
    const std::string most(largestCell, 'x');
    EXPECT_EQ(readRows("a,b\n1," + most + "\n").rows.size(), 1U);
    EXPECT_EQ(cells("a,b\n1,2\n1," + most + "x\n"), "1|2\n!rows.cell-too-large@3");
    EXPECT_EQ(cells("a,b\n\n1,\"\n\n" + most), "!rows.cell-too-large@3");
    const std::string four = most + "," + most + "," + most + "," + most;
    EXPECT_EQ(readRows("a,b,c,d,e\n" + four + "\n").rows.size(), 1U);
    EXPECT_EQ(cells("a,b,c,d,e\n" + four + ",x\n"), "!rows.record-too-large@2");
    EXPECT_EQ(readRows(std::string(mostRowColumns - 1, ',') + "a\n1\n").columns.size(), mostRowColumns);
    EXPECT_EQ(cells(std::string(mostRowColumns, ',') + "a\n1\n"), "!rows.too-many-columns@1");
}

TEST(CsvRows, AreNoneInAnEmptyFile) {
    for (const char* text : {"", "\n\n", " , \n", "\xEF\xBB\xBF", "sep=;\n"}) {
        EXPECT_EQ(cells(text).substr(0, 11), "!rows.empty") << text;
    }
    EXPECT_EQ(cells("a,b"), "");
}

TEST(CsvRows, AreToldByContentWhereTheNameSaysNothing) {
    EXPECT_EQ(cells("a,b\n1,2\n", "-"), "1|2\n");
    EXPECT_EQ(cells("[]", "-"), "");
    EXPECT_EQ(readRows("[a,b\n1,2\n", "rows.txt").columns, (std::vector<std::string>{"[a", "b"}));
}

TEST(CsvRows, AreRefusedWhereTheFileIsNoText) {
    EXPECT_EQ(cells(std::string("PK\x03\x04....", 8)), "!rows.not-text@1");
    EXPECT_EQ(cells("PK,a\n1,2\n"), "1|2\n");
    EXPECT_EQ(cells(std::string("a,b\n\0\1\2\3", 8)), "!rows.not-text@1");
}

} // namespace
} // namespace zhangfa
