// The recogniser on documents that were written without looking at it: how many headings it finds, how many it makes
// up.
#include "outline/comparison.h"
#include "project_files.h"

#include "core/outline_json.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

namespace zhangfa {
namespace {

// With ZHANGFA_DIFFERENCES set, every disagreement is listed.
TEST(OutlineDocuments, AreReadAsACarefulPersonReadsThem) {
    const Library& library = shippedLibrary();
    const std::vector<OutlineDocument> documents = outlineDocuments(root / "tests/outline/documents");
    EXPECT_GE(documents.size(), 60U);
    Agreement all;
    for (const OutlineDocument& document : documents) {
        all.add(compare(document, toJson(readOutline(document.snapshot, library), document.snapshot)));
    }
    std::cout << report(all);
    if (std::getenv("ZHANGFA_DIFFERENCES") != nullptr) {
        for (const std::string& difference : all.differences) {
            std::cout << difference << "\n";
        }
    }
    EXPECT_GE(all.recall(), 0.98);
    EXPECT_GE(all.precision(), 0.98);
    EXPECT_GE(all.sections(), 0.95);
}

} // namespace
} // namespace zhangfa
