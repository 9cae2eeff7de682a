// What the fuzz target of bound documents found, and what it began with.
#include "fuzz/any_master.h"
#include "unit/project_files.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(MasterCorpus, IsRefusedOrFilled) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(root / "tests/fuzz/corpus/master")) {
        SCOPED_TRACE(entry.path());
        tryMaster(contentOf(entry.path()));
        ++count;
    }
    EXPECT_GT(count, 15U);
}

} // namespace
} // namespace zhangfa
