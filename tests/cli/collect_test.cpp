// zhangfa collect: a folder as offices have it, and what a superior makes of it.
#include "batch/made_odt.h"
#include "batch/master.h"
#include "command.h"
#include "core/sources.h"
#include "package/document.h"
#include "unit/project_files.h"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>

namespace zhangfa {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

class Collect : public CommandTest {
protected:
    // Documents of Writer's own making, filled in another one's place without an office.
    void make(const std::string& ending) {
        const Outcome made = run(
            {"new", "situation-report", "--values", source("samples/situation-report.json"), "-o", "form." + ending});
        ASSERT_EQ(made.status, 0) << made.err;
        master_.emplace(shippedLibrary(), read("form." + ending));
    }
    std::string documentOf(const std::string& unit, int sessions) {
        Values row = master_->values();
        row[FieldId{"unit"}] = "青禾县" + unit + "人民政府";
        row[FieldId{"short-name"}] = unit;
        row[FieldId{"org-full"}] = "中共青禾县" + unit + "委员会";
        row[FieldId{"theory.sessions"}] = sessions;
        std::string bytes;
        master_->write(master_->make(row), *master_, deflater_, bytes, buffers_);
        return bytes;
    }
    void put(const std::string& name, const std::string& bytes) {
        fs::create_directories(path(name).parent_path());
        write(name, bytes);
    }

    std::optional<Master> master_;
    Deflater deflater_{1};
    Master::Buffers buffers_;
};

// The text that a field shows in a DOCX becomes another one, as where somebody types over it in Word.
std::string typedOver(const std::string& bytes, const std::string& field, const std::string& text) {
    const ZipArchive archive(bytes);
    std::string out;
    Deflater deflater(1);
    ZipWriter zip(out);
    for (const ZipEntry& entry : archive.entries()) {
        if (entry.name != "word/document.xml") {
            zip.copy(entry);
            continue;
        }
        std::string xml = archive.unpack(entry);
        const std::size_t code = xml.find("DOCPROPERTY \"zf." + field) != std::string::npos
                                     ? xml.find("DOCPROPERTY \"zf." + field)
                                     : xml.find("zf." + field);
        const std::size_t shown = xml.find("<w:t", xml.find("separate", code)), begin = xml.find('>', shown) + 1;
        xml.replace(begin, xml.find('<', begin) - begin, text);
        zip.add(entry.name, xml, deflater);
    }
    zip.finish();
    return out;
}

const json::value& documentNamed(const json::value& result, const std::string& file) {
    for (const json::value& document : result.at("documents").as_array()) {
        if (document.at("file").as_string() == file) {
            return document;
        }
    }
    throw std::logic_error(file);
}

TEST_F(Collect, AFolderAsOfficesHaveIt) {
    make("docx");
    std::string units = "单位简称\n";
    for (int i = 1; i <= 30; ++i) {
        units += "第" + std::to_string(i) + "镇\n";
    }
    write("应报.csv", units);
    for (int i = 1; i <= 12; ++i) {
        put("in/第" + std::to_string(i) + "镇.docx", documentOf("第" + std::to_string(i) + "镇", 10 + i % 3));
    }
    put("in/片区/第1镇（新）.docx", documentOf("第1镇", 30)); // doubled, and differs
    put("in/第13镇.docx", typedOver(documentOf("第13镇", 12), "theory.sessions", "21"));
    put("in/~$第1镇.docx", "lock");
    put("in/加密.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 encrypted");
    put("in/损坏.docx", documentOf("第14镇", 1).substr(0, 5000));
    put("in/旧.doc", "x");
    put("in/述职.odt", boundOdt("第15镇", "duty-report").bytes());
    MadeOdt unbound;
    unbound.paragraph("关于2026年度落实意识形态工作责任制情况的报告")
        .paragraph("一、理论武装与学习教育")
        .paragraph("我镇党委围绕有关内容组织集中学习12次，其中意识形态专题学习2次。");
    put("in/第16镇报告.odt", unbound.bytes());
    std::string zip;
    ZipWriter writer(zip);
    writer.store("报送/第17镇.docx", documentOf("第17镇", 11));
    writer.finish();
    put("in/补报.zip", zip);

    const Outcome outcome = run({"collect", "in", "--kind", "situation-report", "--units", "应报.csv", "--missing",
                                 "催报.csv", "-o", "汇总.csv", "--json"});
    EXPECT_EQ(outcome.status, 1) << outcome.err;
    const json::value result = json::parse(outcome.out);
    EXPECT_EQ(result.at("documents").as_array().size(), 16U);
    EXPECT_EQ(documentNamed(result, "第13镇.docx").at("values").at("theory.sessions"), 21) << "typed in Word";
    EXPECT_EQ(documentNamed(result, "补报.zip/报送/第17镇.docx").at("unit").as_string(), "第17镇");
    const json::value& guessed = documentNamed(result, "第16镇报告.odt");
    EXPECT_EQ(guessed.at("state").as_string(), "recognised");
    EXPECT_EQ(guessed.at("unit").as_string(), "第16镇");
    EXPECT_EQ(guessed.at("values").at("theory.sessions"), 12);
    EXPECT_TRUE(documentNamed(result, "第1镇.docx").at("doubled").as_bool());
    EXPECT_FALSE(documentNamed(result, "第2镇.docx").at("doubled").as_bool());

    std::vector<std::string> unread;
    for (const json::value& file : result.at("unread").as_array()) {
        unread.push_back(std::string(file.at("file").as_string()) + ":" + std::string(file.at("reason").as_string()));
    }
    std::ranges::sort(unread);
    EXPECT_EQ(unread, (std::vector<std::string>{"加密.docx:package.compound-file", "损坏.docx:package.cut-off",
                                                "旧.doc:collect.old-format", "述职.odt:collect.other-kind"}));

    EXPECT_EQ(result.at("list").at("missing").as_array().size(), 15U) << "30 without 1 to 13, 16 and 17";
    for (const json::value& field : result.at("fields").as_array()) {
        if (field.at("id").as_string() == "theory.sessions") { // without the doubled one, which differs, and the guess
            EXPECT_EQ(field.at("sum"), 121 + 21 + 11) << field;
        }
    }
    const std::string table = read("汇总.csv"), missing = read("催报.csv");
    EXPECT_TRUE(table.starts_with("\xEF\xBB\xBF"));
    EXPECT_NE(missing.find("第30镇"), std::string::npos);
    EXPECT_EQ(missing.find("第12镇"), std::string::npos);
    EXPECT_NE(outcome.err.find("加密.docx"), std::string::npos);
}

TEST_F(Collect, SpreadsheetsAndTheSuperiorsReport) {
    make("odt");
    for (int i = 1; i <= 3; ++i) {
        put("in/" + std::to_string(i) + ".odt", documentOf("第" + std::to_string(i) + "镇", 10 + i));
    }
    const Outcome made = run({"collect", "in", "--kind", "situation-report", "-o", "汇总.xlsx", "--report", "本级.odt",
                              "--sums", "合计.ods"});
    ASSERT_EQ(made.status, 0) << made.err;
    const json::value values = json::parse(run({"values", "本级.odt"}).out);
    EXPECT_EQ(values.at("theory.sessions"), 11 + 12 + 13);
    EXPECT_TRUE(values.at("unit").is_null());
    EXPECT_TRUE(values.at("theory.attendance").is_null());
    const auto opened = openDocument(read("本级.odt"));
    const Sources sources = readSources(opened->snapshot.properties);
    EXPECT_NE(sources.at(FieldId{"theory.sessions"}).evidence.find(" 11"), std::string::npos);
    EXPECT_NE(sources.at(FieldId{"theory.sessions"}).note.find("3.odt"), std::string::npos);
    // The table can be a list of units again.
    const Outcome again = run({"collect", "in", "--kind", "situation-report", "--units", "汇总.xlsx", "-o", "b.json"});
    EXPECT_EQ(again.status, 0) << "sums are no units: " << again.err;
    const std::string xlsx = read("汇总.xlsx");
    const ZipArchive archive(xlsx);
    const std::string workbook = archive.unpack(*archive.find("xl/workbook.xml"));
    EXPECT_NE(workbook.find("_xlnm.Print_Titles"), std::string::npos);
}

TEST_F(Collect, WhatCannotBeDoneIsSaid) {
    put("in/a.odt", boundOdt("甲河镇").bytes());
    const auto status = [&](const Arguments& arguments) {
        const Outcome outcome = run(arguments);
        EXPECT_FALSE(outcome.err.empty());
        EXPECT_EQ(std::ranges::count(outcome.err, '\n'), 1) << outcome.err;
        return outcome.status;
    };
    EXPECT_EQ(status({"collect", "in", "--kind", "nosuch", "-o", "a.csv"}), 2);
    EXPECT_EQ(status({"collect", "nosuch", "--kind", "situation-report", "-o", "a.csv"}), 2);
    EXPECT_EQ(status({"collect", "in", "--kind", "situation-report"}), 2);
    EXPECT_EQ(status({"collect", "in", "--kind", "situation-report", "-o", "a.pdf"}), 2);
    EXPECT_EQ(status({"collect", "in", "--kind", "situation-report", "-o", "a.csv", "--missing", "b.csv"}), 2);
    EXPECT_EQ(status({"collect", "in", "--kind", "situation-report", "-o", "a.csv", "--sums", "a.csv"}), 2);
    EXPECT_EQ(status({"collect", "in", "--kind", "situation-report", "--report", "in/a.odt"}), 2);
    EXPECT_EQ(read("in/a.odt"), boundOdt("甲河镇").bytes()) << "an input stays as it is";
    fs::create_directories(path("empty"));
    EXPECT_EQ(status({"collect", "empty", "--kind", "situation-report", "-o", "a.csv"}), 2);
    EXPECT_FALSE(exists("a.csv"));
    EXPECT_EQ(run({"collect", "--help"}).status, 0);
    output = "/dev/full";
    EXPECT_EQ(run({"collect", "in", "--kind", "situation-report", "--json"}).status, 2);
}

TEST_F(Collect, NeedsNoOfficeForCsvAndJson) {
    put("in/a.odt", boundOdt("甲河镇").value("theory.sessions", "3").bytes());
    environment["ZHANGFA_OFFICE"] = "/nowhere";
    const Outcome outcome =
        run({"collect", "in", "--kind", "situation-report", "-o", "in/a.csv", "--office", "/nowhere"});
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(run({"collect", "in", "--kind", "situation-report", "-o", "in/a.csv", "--office", "/nowhere"}).status, 0)
        << "its own result is no input";
}

} // namespace
} // namespace zhangfa
