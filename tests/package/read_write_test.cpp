// Archives as they are written and read.
#include "package/zip_archive.h"
#include "package/zip_writer.h"

#include <gtest/gtest.h>

namespace zhangfa {
namespace {

TEST(ZipWriter, WritesWhatTheArchiveReads) {
    std::string out;
    ZipWriter writer(out);
    Deflater deflater(6);
    writer.store("mimetype", "text");
    writer.add("中文/内容.xml", std::string(10000, 'a'), deflater);
    writer.finish();
    const ZipArchive archive(out);
    ASSERT_EQ(archive.entries().size(), 2U);
    EXPECT_EQ(archive.unpack(*archive.find("mimetype")), "text");
    EXPECT_EQ(archive.unpack(*archive.find("中文/内容.xml")), std::string(10000, 'a'));
}

} // namespace
} // namespace zhangfa
