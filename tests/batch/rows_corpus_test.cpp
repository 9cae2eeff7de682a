// Inputs of the fuzz target worth keeping, tried again.
#include "fuzz/any_rows.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(RowsCorpus, IsReadToTheEnd) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests/fuzz/corpus/rows")) {
        EXPECT_NO_THROW(tryRows(contentOf(entry.path()))) << entry.path();
        ++count;
    }
    EXPECT_GE(count, 15U);
}

} // namespace
} // namespace zhangfa
