// Templates of an office's own, in a folder that the configuration names: the worked example of docs/templates.md.
// Changes count without a restart; what is broken there is told and left out.
#include "office/kind_text.h"
#include "office/report.h"
#include "uno/configuration.h"

#include <com/sun/star/util/XChangesBatch.hpp>

#include <fstream>
#include <thread>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

class SharedTemplates : public ReportTest {
protected:
    void SetUp() override {
        ReportTest::SetUp();
        fs::copy(source("docs/examples/templates"), folder(), fs::copy_options::recursive);
        choose(folder().string());
    }
    void TearDown() override {
        choose("");
        ReportTest::TearDown();
    }
    fs::path folder() { return scratch() / "shared"; }

    void choose(const std::string& folder) {
        const auto root = changeableConfiguration(office().context(), "org.zhangfa.Options/Library");
        root->replaceByName(fromUtf8("SharedFolder"), css::uno::Any(fromUtf8(folder)));
        Reference<css::util::XChangesBatch>(root, css::uno::UNO_QUERY_THROW)->commitChanges();
        std::this_thread::sleep_for(std::chrono::milliseconds(2100)); // the folder is looked at every two seconds
    }
    bool has(const std::string& kind) {
        const json::value all = parse(api()->kinds());
        const auto& kinds = all.as_array();
        return std::any_of(kinds.begin(), kinds.end(),
                           [&](const json::value& any) { return any.at("id") == kind.c_str(); });
    }
};

TEST_F(SharedTemplates, MakeTheReportOfTheGuide) {
    ASSERT_TRUE(has("library-report"));
    EXPECT_TRUE(has("rules")) << "the shipped ones stay";
    EXPECT_EQ(toUtf8(api()->templateProblems()), "[]");
    const Model document = office().newDocument();
    api()->create(document,
                  fromUtf8(R"({"kind":"library-report","values":)" + read(source("docs/examples/values.json")) +
                           R"(,"last":)" + read(source("docs/examples/last.json")) + "}"));
    EXPECT_EQ(textWithStyles(snapshot(document)), read(source("docs/examples/report.txt")));
}

TEST_F(SharedTemplates, CountAsSoonAsTheyChange) {
    ASSERT_TRUE(has("library-report"));
    const fs::path kind = folder() / "kinds" / "library-report.json";
    const std::string before = read(kind);
    std::ofstream(kind) << "{ broken";
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    EXPECT_FALSE(has("library-report"));
    EXPECT_TRUE(has("situation-report")) << "all else goes on";
    const json::value problems = parse(api()->templateProblems());
    ASSERT_FALSE(problems.as_array().empty());
    EXPECT_EQ(problems.at(0).at("file"), "kinds/library-report.json");
    EXPECT_FALSE(problems.at(0).at("message").as_string().empty());
    newReport(); // nothing else suffers
    std::ofstream(kind) << before;
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    EXPECT_TRUE(has("library-report"));
    fs::remove_all(folder());
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    EXPECT_FALSE(has("library-report"));
    EXPECT_EQ(toUtf8(api()->templateProblems()), "[]");
}

} // namespace
} // namespace zhangfa
