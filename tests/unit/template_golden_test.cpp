// Templates in tests/golden/templates/NAME, good and broken ones, against the problems listed in NAME/expected.txt.
//
// To add one: make the folder, run the test with ZHANGFA_UPDATE_GOLDEN=1, and read what it wrote.
#include "core/template_folder.h"
#include "core/texts.h"
#include "memory_files.h"
#include "project_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;
const fs::path goldenRoot = root / "tests" / "golden" / "templates";

std::vector<std::string> goldenNames() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(goldenRoot))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

class TemplateGolden : public testing::TestWithParam<std::string> {};

TEST_P(TemplateGolden, HasTheExpectedProblems) {
    const fs::path folder = goldenRoot / GetParam();
    const auto loaded = loadLibrary(TemplateFolder(folder));
    const std::string problems = listed(loaded.problems);
    if (std::getenv("ZHANGFA_UPDATE_GOLDEN"))
        std::ofstream(folder / "expected.txt", std::ios::binary) << problems;
    EXPECT_EQ(problems, contentOf(folder / "expected.txt"));
}

TEST_P(TemplateGolden, IsSpokenOfInWholeSentences) {
    for (const char* language : {"zh-CN", "en"}) {
        const Texts texts = Texts::parse(contentOf(root / "l10n" / (std::string(language) + ".json")));
        for (const auto& problem : loadLibrary(TemplateFolder(goldenRoot / GetParam())).problems) {
            const std::string sentence = texts(problem.message);
            EXPECT_NE(sentence, problem.message.key);
            for (char digit = '0'; digit <= '9'; ++digit)
                EXPECT_EQ(sentence.find(std::string{'{', digit, '}'}), std::string::npos) << sentence;
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Golden, TemplateGolden, testing::ValuesIn(goldenNames()), [](const auto& info) {
    std::string name = info.param;
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    return name;
});

} // namespace
} // namespace zhangfa
