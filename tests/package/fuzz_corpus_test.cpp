// What fuzzing found worth keeping, tried again.
#include "fuzz/any_package.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace zhangfa {
namespace {

TEST(PackageFuzzCorpus, IsReadToTheEnd) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(ZHANGFA_SOURCE_DIR "/tests/fuzz/corpus/package")) {
        std::ostringstream bytes;
        bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        tryPackage(bytes.str());
        ++count;
    }
    EXPECT_GE(count, 20U);
}

} // namespace
} // namespace zhangfa
