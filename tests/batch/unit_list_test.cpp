// Units by their names.
#include "batch/unit_list.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace zhangfa {
namespace {

using Cells = std::vector<std::vector<std::string>>;

std::vector<std::string> firstNames(const std::vector<ListedUnit>& units) {
    std::vector<std::string> names;
    for (const ListedUnit& unit : units) {
        names.push_back(unit.names.front());
    }
    return names;
}

TEST(UnitList, NamesAreTheSameButForSpacesAndWidths) {
    EXPECT_EQ(unitKey("白鹭镇（东区）"), unitKey(" 白鹭 镇(东区)"));
    EXPECT_EQ(unitKey("第１小学"), unitKey("第1小学"));
    EXPECT_EQ(unitKey("ＡＢ公司"), unitKey("ab公司"));
    EXPECT_NE(unitKey("白鹭镇"), unitKey("白鹭乡"));
}

TEST(UnitList, ReadsTablesAndPlainNames) {
    const auto titled = unitsIn(Cells{
        {"序号", "单位简称", "单位全称"}, {"1", "白鹭镇", "青禾县白鹭镇人民政府"}, {"", "", ""}, {"2", "青石乡"}});
    EXPECT_EQ(firstNames(titled), (std::vector<std::string>{"青禾县白鹭镇人民政府", "青石乡"}));
    EXPECT_EQ(titled[0].names.size(), 2U);
    EXPECT_EQ(firstNames(unitsIn(Cells{{"白鹭镇"}, {" 青石乡 "}})), (std::vector<std::string>{"白鹭镇", "青石乡"}))
        << "no heading";
    EXPECT_EQ(firstNames(unitsIn(Cells{{"单位"}, {"白鹭镇"}, {"12/30"}, {"2"}})), std::vector<std::string>{"白鹭镇"});
    EXPECT_TRUE(unitsIn({}).empty());
}

TEST(UnitList, ReadsFiles) {
    const auto folder = std::filesystem::temp_directory_path() / ("zhangfa-units-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto read = [&](const char* name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return firstNames(readUnits(folder / name));
    };
    const std::vector<std::string> both{"白鹭镇", "青石乡"};
    EXPECT_EQ(read("a.txt", "白鹭镇\n青石乡\n"), both);
    EXPECT_EQ(read("a.csv", "名称,人数\r\n白鹭镇,3\r\n青石乡,4\r\n"), both);
    EXPECT_EQ(read("a.json", R"(["白鹭镇", "青石乡"])"), both);
    EXPECT_EQ(read("b.json", R"([{"unit": "白鹭镇"}, {"name": "青石乡"}])"), both);
    std::filesystem::remove_all(folder);
}

TEST(UnitList, FindsByAnyName) {
    const UnitList list({{{"青禾县白鹭镇人民政府", "白鹭镇"}},
                         {{"青禾县青石乡人民政府", "青石乡"}},
                         {{"甲局", "办公室"}},
                         {{"乙局", "办公室"}}});
    EXPECT_EQ(list.find({"白鹭 镇"}), 0U);
    EXPECT_EQ(list.find({"没有", "青石乡"}), 1U);
    EXPECT_EQ(list.find({"办公室"}), std::nullopt) << "two have that name";
    EXPECT_EQ(list.find({"黄岭街道"}), std::nullopt);
}

TEST(UnitList, FindsInFileNames) {
    const UnitList list({{{"白鹭镇"}}, {{"白鹭镇中心小学"}}, {{"青石乡"}}});
    EXPECT_EQ(list.findInFileName("附件2：白鹭镇情况报告"), 0U);
    EXPECT_EQ(list.findInFileName("白鹭镇中心小学报告"), 1U) << "the longer name";
    EXPECT_EQ(list.findInFileName("白鹭镇和青石乡"), std::nullopt);
    EXPECT_EQ(list.findInFileName("报告"), std::nullopt);
    EXPECT_EQ(stemOf("一/二/白鹭镇.v2.docx"), "白鹭镇.v2");
}

} // namespace
} // namespace zhangfa
