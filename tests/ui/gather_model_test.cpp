// 汇总 without its window.
#include "sidebar/gather_model.h"

#include "batch/made_odt.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

#include <fstream>

#include <unistd.h>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

class GatherModel : public testing::Test {
protected:
    GatherModel() : folder_(fs::temp_directory_path() / ("gather-model-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
        wish_.library = &shippedLibrary();
        wish_.kind = shippedLibrary().kind(KindId{"situation-report"});
        wish_.input = folder_.native();
    }
    ~GatherModel() override { fs::remove_all(folder_); }

    void put(const std::string& name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
    }
    void report(const std::string& unit, const std::string& sessions) const {
        put(unit + ".odt", boundOdt(unit).value("theory.sessions", sessions).bytes());
    }
    GatherOutcome gathered() const {
        return gatherDocuments(wish_, texts_, stopped_, [](std::size_t) {});
    }
    static const GatherSheet& named(const GatherOutcome& outcome, const std::string& name) {
        return *std::ranges::find(outcome.sheets, name, &GatherSheet::name);
    }

    fs::path folder_;
    GatherWish wish_;
    const Texts texts_ = Texts::parse(contentOf(root / "l10n/zh-CN.json"));
    std::atomic<bool> stopped_{false};
};

TEST_F(GatherModel, SaysWhatWasReadAndWhoIsMissing) {
    report("白鹭镇", "12");
    report("青山镇", "9");
    put("坏.docx", "no archive");
    wish_.unitsFile = "units.csv";
    wish_.unitCells =
        std::make_shared<const std::vector<Lines>>(std::vector<Lines>{{"单位"}, {"白鹭镇"}, {"青山镇"}, {"湖口镇"}});
    const GatherOutcome outcome = gathered();
    EXPECT_EQ(shownOutcome(outcome, texts_), "已读取 2 份，1 个文件未读，0 处待核对。应报单位3个，未报1个。");
    EXPECT_EQ(shownSheet(outcome, 0), "汇总表　2");
    EXPECT_EQ(shownSheet(outcome, 1), "催报名单　1");
    EXPECT_EQ(shownRows(named(outcome, "催报名单")), (Lines{"1　湖口镇　未报送"}));
    EXPECT_EQ(tabbed(named(outcome, "催报名单")), "序号\t单位\t状态\n1\t湖口镇\t未报送\n");
}

TEST_F(GatherModel, FindsTheFileOfARowWhereThereIsOne) {
    report("白鹭镇", "12");
    put("坏.docx", "no archive");
    const GatherOutcome outcome = gathered();
    EXPECT_EQ(fileOf(outcome.sheets.front(), 1, wish_, texts_), folder_ / "白鹭镇.odt");
    EXPECT_EQ(fileOf(outcome.sheets.front(), 2, wish_, texts_), std::nullopt); // the sums
    EXPECT_EQ(fileOf(named(outcome, "未读文件"), 1, wish_, texts_), folder_ / "坏.docx");
}

TEST_F(GatherModel, ShowsOnlyTheFirstColumnsOfWideTables) {
    report("白鹭镇", "12");
    const GatherOutcome outcome = gathered();
    const GatherSheet& all = outcome.sheets.front();
    EXPECT_GT(all.rows.front().size(), 5U);
    EXPECT_TRUE(shownHeadings(all).starts_with("文件　单位　状态　已填/应填　"));
    EXPECT_LT(shownHeadings(all).size(), 120U);
}

TEST_F(GatherModel, TriesTheKindThatTheDocumentsAreOf) {
    report("白鹭镇", "12");
    wish_.kind = shippedLibrary().kind(KindId{"duty-report"});
    ASSERT_NE(wish_.kind, nullptr);
    EXPECT_EQ(otherKind(gathered(), wish_), shippedLibrary().kind(KindId{"situation-report"}));
    wish_.kind = shippedLibrary().kind(KindId{"situation-report"});
    EXPECT_EQ(otherKind(gathered(), wish_), nullptr);
}

TEST_F(GatherModel, SaysWhatCannotBeRead) {
    EXPECT_EQ(gathered().fault, "没有找到文件。请给出 docx、odt 文件或者装有这些文件的 zip 压缩包。");
    report("白鹭镇", "12");
    wish_.unitsFile = (folder_ / "没有.csv").native();
    EXPECT_NE(gathered().fault.find("没有.csv"), std::string::npos);
    wish_.unitsFile.clear();
    stopped_ = true;
    const GatherOutcome stopped = gathered();
    EXPECT_EQ(stopped.fault, "");
    EXPECT_EQ(stopped.gathering, nullptr);
}

} // namespace
} // namespace zhangfa
