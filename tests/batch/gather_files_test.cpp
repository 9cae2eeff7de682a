// Folders and archives, looked through.
#include "batch/gather_files.h"
#include "package/zip_writer.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace zhangfa {
namespace {

namespace fs = std::filesystem;

class GatherFiles : public testing::Test {
protected:
    GatherFiles() : folder_(fs::temp_directory_path() / ("zhangfa-gather-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
        fs::create_directories(folder_);
    }
    ~GatherFiles() override { fs::remove_all(folder_); }

    std::string write(const std::string& name, const std::string& bytes = "x") {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }
    // "name=bytes" of documents, "name!reason" of files that are passed by.
    std::vector<std::string> visit(std::vector<std::string> inputs = {}, const std::set<std::string>& except = {}) {
        std::vector<std::string> all;
        inputs = inputs.empty() ? std::vector<std::string>{folder_.native()} : inputs;
        visitFiles(inputs, except,
                   {[&](const std::string& file, std::string bytes) { all.push_back(file + "=" + bytes); },
                    [&](UnreadFile file) { all.push_back(file.file + "!" + file.why.key); }});
        return all;
    }

    fs::path folder_;
};

std::string zipOf(const std::vector<std::pair<std::string, std::string>>& entries) {
    std::string out;
    Deflater deflater(1);
    ZipWriter zip(out);
    for (const auto& [name, bytes] : entries) {
        zip.add(name, bytes, deflater);
    }
    zip.finish();
    return out;
}

using Lines = std::vector<std::string>;

TEST_F(GatherFiles, FoldersInOrderWithoutWhatAnOfficeLeaves) {
    write("乙/b.ODT");
    write("a.docx");
    write("~$a.docx");
    write(".~lock.a.docx#");
    write(".hidden/c.docx");
    write("Thumbs.db");
    EXPECT_EQ(visit(), (Lines{"a.docx=x", "乙/b.ODT=x"}));
}

TEST_F(GatherFiles, OtherFormatsAreTold) {
    write("a.doc");
    write("b.wps");
    write("c.pdf");
    write("d.xlsx");
    write("e.rar");
    write("f.jpg");
    EXPECT_EQ(visit(), (Lines{"a.doc!collect.old-format", "b.wps!collect.old-format", "c.pdf!collect.pdf",
                              "d.xlsx!collect.table", "e.rar!collect.other-archive", "f.jpg!collect.other-format"}));
}

TEST_F(GatherFiles, Archives) {
    write("全部.zip", zipOf({{"报送/白鹭镇.docx", "one"},
                             {"报送/~$白鹭镇.docx", "x"},
                             {"__MACOSX/._a.docx", "x"},
                             {"内.zip", "x"},
                             {"青石乡.odt", "two"},
                             {"图.png", "x"}}));
    write("坏.zip", "PK\x03\x04 no more");
    EXPECT_EQ(visit(),
              (Lines{"全部.zip/内.zip!collect.nested-archive", "全部.zip/图.png!collect.other-format",
                     "全部.zip/报送/白鹭镇.docx=one", "全部.zip/青石乡.odt=two", "坏.zip!collect.broken-archive"}));
}

// As Explorer of a Chinese Windows writes names: GBK, and no mark that says so.
TEST_F(GatherFiles, NamesInGbk) {
    std::string zip = zipOf({{"aaaaaa.docx", "one"}});
    const std::string gbk = "\xB0\xD7\xF0\xD8\xD5\xF2"; // 白鹭镇
    for (std::size_t at = zip.find("aaaaaa"); at != std::string::npos; at = zip.find("aaaaaa", at)) {
        zip.replace(at, gbk.size(), gbk);
    }
    write("a.zip", zip);
    EXPECT_EQ(visit(), (Lines{"a.zip/白鹭镇.docx=one"}));
}

TEST_F(GatherFiles, FilesOnceAndNotOurOwnResults) {
    const std::string one = write("a.docx"), two = write("b.docx"), table = write("汇总.xlsx");
    EXPECT_EQ(visit({one, folder_, one}, {fs::canonical(table).native()}), (Lines{one + "=x", two + "=x"}));
}

} // namespace
} // namespace zhangfa
