// Archives that are written: read again, byte by byte the same, and what unzip says.
#include "package/zip_writer.h"
#include "raw_archive.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

namespace zhangfa {
namespace {

struct Content {
    std::string bytes;
    bool packed = false;
};

using Contents = std::map<std::string, Content>;

std::string written(const Contents& contents, int level) {
    std::string out;
    ZipWriter writer(out);
    Deflater deflater(level);
    for (const auto& [name, content] : contents) {
        if (content.packed) {
            writer.add(name, content.bytes, deflater);
        } else {
            writer.store(name, content.bytes);
        }
    }
    writer.finish();
    return out;
}

std::string copied(const ZipArchive& archive) {
    std::string out;
    ZipWriter writer(out);
    for (const ZipEntry& entry : archive.entries()) {
        writer.copy(entry);
    }
    writer.finish();
    return out;
}

Contents anyContents() {
    Contents contents;
    const auto size = *rc::gen::inRange(0, 8);
    for (int i = 0; i < size; ++i) {
        const auto steps = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::string>>(
            rc::gen::element<std::string>("a", "b/", "文", ".x", "〔", "𠮷", "B", " ")));
        std::string name = "n";
        for (const std::string& step : steps) {
            name += step;
        }
        Content& content = contents[name];
        content.bytes = *rc::gen::arbitrary<std::string>();
        for (int doubled = *rc::gen::inRange(0, 12); doubled > 0; --doubled) {
            content.bytes += content.bytes;
        }
        content.packed = *rc::gen::arbitrary<bool>();
    }
    return contents;
}

RC_GTEST_PROP(ZipWriter, WritesWhatIsReadAgain, ()) {
    const Contents contents = anyContents();
    const int level = *rc::gen::inRange(1, 13);
    const std::string bytes = written(contents, level);
    RC_ASSERT(bytes == written(contents, level));
    const ZipArchive archive(bytes);
    RC_ASSERT(archive.entries().size() == contents.size());
    for (const auto& [name, content] : contents) {
        const ZipEntry* entry = archive.find(name);
        RC_ASSERT(entry != nullptr);
        RC_ASSERT(archive.unpack(*entry) == content.bytes);
        RC_ASSERT(!entry->deflated || (content.packed && entry->packed.size() < content.bytes.size()));
    }
    RC_ASSERT(copied(archive) == bytes);
}

TEST(ZipWriter, CopiesPackedBytesAndNothingElse) {
    RawEntry entry = deflated("中.xml", std::string(1000, 'x'));
    entry.flags = 1U << 3 | 1U << 11;
    entry.headerCrc = entry.headerPacked = entry.headerSize = 0;
    entry.headerExtra = entry.directoryExtra = std::string("UT\5\0.....", 9);
    entry.behind = "PK\7\10............";
    const ZipArchive archive(rawArchive({stored("mimetype", "text"), entry}, commented("comment")));
    const ZipArchive copy(copied(archive));
    ASSERT_EQ(copy.entries().size(), 2U);
    EXPECT_EQ(copy.entries()[0].packed, "text");
    EXPECT_EQ(copy.entries()[1].packed, entry.packed);
    EXPECT_EQ(copy.unpack(copy.entries()[1]), std::string(1000, 'x'));
    entry.flags = 1U << 11;
    entry.headerCrc = entry.headerPacked = entry.headerSize = std::nullopt;
    entry.headerExtra = entry.directoryExtra = entry.behind = "";
    EXPECT_EQ(copied(archive), rawArchive({stored("mimetype", "text"), entry})) << "no extra fields, no descriptor";
}

TEST(ZipWriter, StoresWhatPackingDoesNotMakeSmaller) {
    const ZipArchive archive(written({{"a", {"ab", true}}, {"b", {"", true}}, {"c", {std::string(99, 'c'), true}}}, 6));
    EXPECT_FALSE(archive.find("a")->deflated);
    EXPECT_FALSE(archive.find("b")->deflated);
    EXPECT_TRUE(archive.find("c")->deflated);
}

TEST(ZipWriter, AppendsToAnEarlierText) {
    std::string out;
    Deflater deflater(1);
    deflater.pack("aaaaaaaaaaaaaaaaaaaaaaaaaa", out);
    const std::string first = out;
    deflater.pack(std::string(100'000, 'b'), out);
    EXPECT_TRUE(out.starts_with(first));
    deflater.pack("aaaaaaaaaaaaaaaaaaaaaaaaaa", out);
    EXPECT_TRUE(out.ends_with(first));
}

TEST(ZipWriter, RefusesWhatNeedsZip64) {
    std::string out;
    ZipWriter writer(out);
    for (int i = 0; i < 65534; ++i) {
        writer.store(std::to_string(i), "");
    }
    EXPECT_EQ(reasonOf([&] { writer.store("one more", ""); }), "package.write-too-large");
    std::string other;
    ZipWriter second(other);
    // No text of that length is there: sizes are looked at first.
    const std::string_view huge("x", 0xFFFFFFFF);
    EXPECT_EQ(reasonOf([&] { second.copy({"a", false, 0, 1, huge}); }), "package.write-too-large");
    EXPECT_EQ(reasonOf([&] { second.copy({"a", true, 0, 0xFFFFFFFF, "x"}); }), "package.write-too-large");
    EXPECT_EQ(reasonOf([&] { second.store("a", huge); }), "package.write-too-large");
    EXPECT_EQ(reasonOf([&] { second.store("a", huge.substr(0, 0xFFFFFFFF - 30)); }), "package.write-too-large");
    Deflater deflater(1);
    EXPECT_EQ(reasonOf([&] { second.add("a", huge, deflater); }), "package.write-too-large");
    EXPECT_EQ(reasonOf([&] { second.store(std::string(0xFFFF, 'n'), ""); }), "package.write-too-large");
    EXPECT_TRUE(other.empty());
}

std::string outputOf(const std::string& command) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "zhangfa-unzip-output";
    const int status = std::system(("(" + command + ") > '" + file.string() + "' 2>&1").c_str());
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    std::filesystem::remove(file);
    return (status == 0 ? "" : "failed: ") + text.str();
}

TEST(ZipWriter, PleasesUnzip) {
    const std::filesystem::path file = std::filesystem::path(testing::TempDir()) / "zhangfa-written.zip";
    std::ofstream(file, std::ios::binary) << written(
        {{"mimetype", {"text"}}, {"中文/内容.xml", {std::string(100'000, 'x'), true}}, {"空.xml", {"", true}}}, 6);
    const std::string name = "'" + file.string() + "'";
    EXPECT_EQ(outputOf("LC_ALL=C.UTF-8 unzip -tqq " + name), "");
    EXPECT_EQ(outputOf("LC_ALL=C.UTF-8 unzip -Z1 " + name), "mimetype\n中文/内容.xml\n空.xml\n");
    EXPECT_EQ(outputOf("LC_ALL=C.UTF-8 unzip -p " + name + " '中文/*' | wc -c"), "100000\n");
    std::filesystem::remove(file);
}

TEST(ZipArchive, ReadsWhatZipWrites) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "zhangfa-zip";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder / "word");
    std::ofstream(folder / "mimetype") << "text";
    std::ofstream(folder / "word" / "a.xml") << std::string(1000, 'x');
    const std::string enter = "cd '" + folder.string() + "' && LC_ALL=C.UTF-8 zip -q ";
    ASSERT_EQ(outputOf(enter + "-r plain.zip mimetype word"), "");
    ASSERT_EQ(outputOf(enter + "-r - mimetype word | cat > streamed.zip"), "");
    for (const char* name : {"plain.zip", "streamed.zip"}) {
        std::ostringstream bytes;
        bytes << std::ifstream(folder / name, std::ios::binary).rdbuf();
        const ZipArchive archive(bytes.str());
        ASSERT_NE(archive.find("word/a.xml"), nullptr) << name;
        EXPECT_EQ(archive.unpack(*archive.find("word/a.xml")), std::string(1000, 'x')) << name;
        EXPECT_EQ(archive.unpack(*archive.find("mimetype")), "text") << name;
    }
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace zhangfa
