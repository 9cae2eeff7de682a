// What an archive may be, and what is refused before anything is made of it.
#include "package/zip_archive.h"
#include "raw_archive.h"

#include <gtest/gtest.h>

#include <functional>

namespace zhangfa {
namespace {

using namespace std::string_literals;

std::string reason(const std::string& bytes) {
    return reasonOf([&] { ZipArchive archive(bytes); });
}

// Why an archive is refused whose second entry was changed.
std::string reasonWith(const std::function<void(RawEntry&)>& change) {
    RawEntry entry = deflated("b.xml", std::string(1000, 'b'));
    change(entry);
    return reason(rawArchive({stored("a.xml", "a"), entry, stored("c.xml", "c")}));
}

std::string reasonNamed(const std::string& name, std::uint16_t flags = 1U << 11) {
    return reasonWith([&](RawEntry& entry) {
        entry.name = name;
        entry.flags = flags;
    });
}

std::string reasonWithEnd(const std::function<void(RawEnd&)>& change) {
    RawEnd end;
    change(end);
    return reason(rawArchive({stored("a.xml", "a"), stored("b.xml", "b")}, end));
}

// Why the one entry of an archive cannot be unpacked.
std::string reasonUnpacking(const RawEntry& entry, std::size_t limit = ZipArchive::largestPart) {
    const ZipArchive archive(rawArchive({entry}));
    return reasonOf([&] { archive.unpack(archive.entries().front(), limit); });
}

TEST(ZipArchive, GivesEntriesInTheDirectorysOrder) {
    RawEntry chinese = deflated("b/甲.xml", "乙");
    chinese.flags = 1U << 11;
    const ZipArchive archive(
        rawArchive({stored("mimetype", "text"), deflated("b/", ""), chinese},
                   commented("a comment with PK\5\6 and much else in it, so that it is long enough")));
    ASSERT_EQ(archive.entries().size(), 3U);
    EXPECT_EQ(archive.entries()[0].name, "mimetype");
    EXPECT_EQ(archive.unpack(archive.entries()[0]), "text");
    EXPECT_EQ(archive.unpack(archive.entries()[1]), "");
    ASSERT_NE(archive.find("b/甲.xml"), nullptr);
    EXPECT_EQ(archive.unpack(*archive.find("b/甲.xml")), "乙");
    EXPECT_EQ(archive.find("c"), nullptr);
    EXPECT_TRUE(ZipArchive(rawArchive({})).entries().empty());
}

TEST(ZipArchive, TakesWhatOtherWritersDo) {
    EXPECT_EQ(reasonWith([](RawEntry&) {}), "");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { // written to a stream: the numbers come behind
                  entry.flags = 1U << 3;
                  entry.headerCrc = entry.headerPacked = entry.headerSize = 0;
                  entry.behind = "PK\7\10............"s;
              }),
              "");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { // zip64 in the header only
                  entry.headerPacked = entry.headerSize = 0xFFFFFFFF;
                  entry.headerExtra = "\1\0\20\0................"s;
              }),
              "");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.directoryExtra = "UT\5\0....."s; }), "");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.name = "B.XML"; }), "");
}

TEST(ZipArchive, IsRefusedWhereItIsNone) {
    EXPECT_EQ(reason(""), "package.no-archive");
    EXPECT_EQ(reason("PK"), "package.no-archive");
    EXPECT_EQ(reason("#!/bin/sh\n" + archiveOf({{"a", "a"}})), "package.no-archive");
}

TEST(ZipArchive, IsRefusedWhereverItIsCutOff) {
    const std::string whole = archiveOf({{"a.xml", "alpha"}, {"b.xml", "beta"}});
    ASSERT_EQ(reason(whole), "");
    for (std::size_t size = 4; size < whole.size(); ++size) {
        ASSERT_EQ(reason(whole.substr(0, size)), "package.cut-off") << size;
    }
    EXPECT_EQ(reason(whole + "\n"), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.count = 3; }), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.size = 60; }), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.size = 101; }), "package.cut-off"); // within the last name
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.size = 100'000; }), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.begin = 100'000; }), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.begin = 1; }), "package.cut-off");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.begin = 0xFFFFFFFE; }), "package.cut-off");
}

TEST(ZipArchive, RefusesSeveralFilesAndZip64) {
    EXPECT_EQ(reason("PK\7\10" + archiveOf({{"a", "a"}})), "package.split");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.disk = 1; }), "package.split");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.directoryDisk = 1; }), "package.split");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.countHere = 1; }), "package.split");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.disk = 1; }), "package.split");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.count = 0xFFFF; }), "package.zip64");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.size = 0xFFFFFFFF; }), "package.zip64");
    EXPECT_EQ(reasonWithEnd([](RawEnd& end) { end.begin = 0xFFFFFFFF; }), "package.zip64");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.size = 0xFFFFFFFF; }), "package.zip64");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.packedSize = 0xFFFFFFFF; }), "package.zip64");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.offset = 0xFFFFFFFF; }), "package.zip64");
}

TEST(ZipArchive, RefusesTooManyEntries) {
    std::vector<RawEntry> entries;
    for (std::size_t i = 0; i <= ZipArchive::mostEntries; ++i) {
        entries.push_back(stored(std::to_string(i), ""));
    }
    EXPECT_EQ(reason(rawArchive(entries)), "package.entries");
    entries.pop_back();
    EXPECT_EQ(reason(rawArchive(entries)), "");
}

TEST(ZipArchive, RefusesOtherWaysOfPacking) {
    for (const std::uint16_t method : {1, 9, 12, 14, 93, 95, 99}) {
        EXPECT_EQ(reasonWith([&](RawEntry& entry) { entry.method = method; }), "package.method");
    }
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.flags = 1; }), "package.encrypted");
}

TEST(ZipArchive, RefusesEntriesOutsideOrUponEachOther) {
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.offset = 1'000'000; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.offset = 0xFFFFFFFE; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.offset = 1; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.packedSize = entry.headerPacked = 1'000'000; }),
              "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.packedSize = entry.headerPacked = entry.packed.size() + 1; }),
              "package.overlap");
    // The directory begins before the last header ends.
    const RawEntry entry = stored("a.xml", "a");
    const std::size_t header = rawArchive({entry}).find("PK\1\2");
    EXPECT_EQ(reason(rawArchive({entry, stored("b.xml", "b")}, {{}, 0, 0, {}, 1, {}, std::uint32_t(header)})),
              "package.cut-off");
    // One entry within another one, as bombs have them.
    const std::string inner = rawArchive({stored("b.xml", "b")}).substr(0, 36);
    RawEntry second = stored("b.xml", "b");
    second.offset = 35;
    EXPECT_EQ(reason(rawArchive({stored("a.xml", inner), second})), "package.overlap");
}

TEST(ZipArchive, RefusesHeadersThatSaySomethingElse) {
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerName = "x.xml"; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerName = "b.xml2"; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerMethod = 0; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerFlags = 1; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerCrc = 1; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerPacked = 1; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.headerSize = 1; }), "package.damaged");
}

TEST(ZipArchive, RefusesNamesTwice) {
    EXPECT_EQ(reasonNamed("a.xml"), "package.duplicate");
    EXPECT_EQ(reasonNamed("A.xml"), "");
}

TEST(ZipArchive, RefusesNamesThatLeadElsewhere) {
    for (const std::string& name : {""s, "/etc/passwd"s, "../x"s, "a/../../x"s, "a/.."s, ".."s, "./a"s, "a\\b"s, "C:x"s,
                                    "z:/x"s, "a\0b"s, "a\nb"s, "a\x7F"s}) {
        EXPECT_EQ(reasonNamed(name), "package.name") << name;
    }
    for (const std::string& name :
         {"..a"s, "a..b/..c"s, "a/.hidden"s, "[Content_Types].xml"s, "a/b/"s, "中文：，。"s}) {
        EXPECT_EQ(reasonNamed(name), "") << name;
    }
}

TEST(ZipArchive, RefusesNamesWhoseEncodingIsUnknown) {
    EXPECT_EQ(reasonNamed("\xD6\xD0.xml"), "package.name-encoding");       // GBK, said to be UTF-8
    EXPECT_EQ(reasonNamed("\xD6\xD0.xml", 0), "package.name-encoding");    // GBK
    EXPECT_EQ(reasonNamed("\xC0\xAE\xC0\xAE/x"), "package.name-encoding"); // .. in two bytes each
    EXPECT_EQ(reasonNamed("中.xml", 0), "package.name-encoding");
    EXPECT_EQ(reasonNamed("x.xml", 0), "");
}

TEST(ZipArchive, TellsNamesWithoutWhatATerminalObeys) {
    RawEntry entry = stored("\x1B[2Ja\n", "");
    try {
        ZipArchive archive(rawArchive({entry}));
        FAIL();
    } catch (const PackageError& error) {
        EXPECT_EQ(error.message, (Message{"package.name", {"?[2Ja?"}}));
    }
}

TEST(ZipArchive, UnpacksOnlyWhatSizeAndChecksumSay) {
    const std::string text(1000, 'x');
    EXPECT_EQ(reasonUnpacking(deflated("a", text)), "");
    EXPECT_EQ(reasonUnpacking(deflated("a", text), 1000), "");
    EXPECT_EQ(reasonUnpacking(deflated("a", text), 999), "package.too-large");
    EXPECT_EQ(reasonUnpacking(stored("a", text), 999), "package.too-large");
    for (const bool packed : {false, true}) {
        RawEntry entry = packed ? deflated("a", text) : stored("a", text);
        entry.crc ^= 1;
        EXPECT_EQ(reasonUnpacking(entry), "package.damaged");
    }
    for (const std::uint32_t size : {0, 1, 999, 1001, 2000}) {
        RawEntry entry = deflated("a", text);
        entry.size = size;
        EXPECT_EQ(reasonUnpacking(entry), "package.damaged") << size;
    }
    RawEntry longer = deflated("a", text);
    longer.packed += "smuggled";
    EXPECT_EQ(reasonUnpacking(longer), "package.damaged");
    RawEntry shorter = deflated("a", text);
    shorter.packed.pop_back();
    EXPECT_EQ(reasonUnpacking(shorter), "package.damaged");
    RawEntry broken = deflated("a", text);
    broken.packed.front() = 7; // a block of the kind that there is not
    EXPECT_EQ(reasonUnpacking(broken), "package.damaged");
}

TEST(ZipArchive, RefusesBombs) {
    const std::string zeros(10'000'000, '\0');
    const RawEntry bomb = deflated("a", zeros);
    ASSERT_LT(bomb.packed.size(), 11'000U);
    EXPECT_EQ(reasonUnpacking(bomb), "");
    EXPECT_EQ(reasonUnpacking(bomb, 1'000'000), "package.too-large");
    RawEntry small = bomb; // more than it says
    small.size = 1000;
    EXPECT_EQ(reasonUnpacking(small), "package.damaged");
    // More than deflate can do: nothing of that size is ever allocated.
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.size = 0xFFFFFFFE; }), "package.damaged");
    EXPECT_EQ(reasonWith([](RawEntry& entry) { entry.size = std::uint32_t(entry.packed.size() + 1) * 1032; }),
              "package.damaged");
    RawEntry storedMore = stored("a", "a");
    storedMore.size = 2;
    EXPECT_EQ(reason(rawArchive({storedMore})), "package.damaged");
    // Each of them possible, all of them too much.
    std::vector<RawEntry> entries;
    for (int i = 0; i < 11; ++i) {
        entries.push_back(stored(std::to_string(i), std::string(97'000, 'x')));
        entries.back().method = 8;
        entries.back().size = 100'000'000;
    }
    EXPECT_EQ(reason(rawArchive(entries)), "package.total-too-large");
    entries.pop_back();
    EXPECT_EQ(reason(rawArchive(entries)), "");
    // Entries of other archives are not trusted either.
    const ZipArchive archive(rawArchive({}));
    EXPECT_EQ(reasonOf([&] { archive.unpack({"a", true, 0, 50'000'000, "ab"}); }), "package.damaged");
}

} // namespace
} // namespace zhangfa
