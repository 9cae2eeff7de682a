// What fuzzing found worth keeping, tried again.
#include "fuzz/any_document.h"
#include "project_files.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(FuzzCorpus, IsReadToTheEnd) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests/fuzz/corpus")) {
        if (entry.is_regular_file()) {
            tryDocument(contentOf(entry.path()));
            ++count;
        }
    }
    EXPECT_GT(count, 20U);
}

} // namespace
} // namespace zhangfa
