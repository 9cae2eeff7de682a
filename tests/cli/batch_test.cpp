// Many documents from rows: what is written, what is refused, and what a run that ends early leaves behind.
#include "command.h"

#include "batch/encoded.h"
#include "batch/master.h"
#include "package/raw_archive.h"
#include "unit/project_files.h"

#include <boost/json.hpp>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <functional>
#include <set>
#include <thread>

#include <sys/mount.h>
#include <unistd.h>

namespace zhangfa {
namespace {

namespace json = boost::json;
namespace fs = std::filesystem;

using Files = std::map<std::string, std::string>; // bytes by path

class BatchCommand : public CommandTest {
protected:
    static std::string unitOf(std::size_t row) { return "青禾县第" + std::to_string(row) + "乡人民政府"; }
    // A right row each; the master's own sentences.
    static std::string table(std::size_t rows) {
        std::string text = "\xEF\xBB\xBF单位全称,负责人,集中学习次数,theory.attendance,成文日期\r\n";
        for (std::size_t i = 1; i <= rows; ++i) {
            text += unitOf(i) + ",,\"" + std::to_string(1'000 + i) + "\"," + std::to_string(50 + i % 50) +
                    ".5%,2026年12月" + std::to_string(1 + i % 28) + "日\r\n";
        }
        return text;
    }

    Outcome batch(Arguments more, const std::string& input = {}) { return run(call(std::move(more)), input); }
    Arguments call(Arguments more) {
        if (master_.empty()) {
            master_ = sample("docx");
        }
        Arguments all{"batch", master_};
        all.insert(all.end(), more.begin(), more.end());
        return all;
    }

    Files filesIn(const std::string& folder) const {
        Files files;
        if (exists(folder)) {
            for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path(folder))) {
                if (entry.is_regular_file()) {
                    const std::string name = fs::relative(entry.path(), path(folder));
                    files[name] = read(folder + "/" + name);
                }
            }
        }
        return files;
    }
    std::set<std::string> namesIn(const std::string& folder) const {
        std::set<std::string> names;
        for (const auto& [name, bytes] : filesIn(folder)) {
            names.insert(name);
        }
        return names;
    }
    static Values valuesOf(const std::string& bytes) { return Master(shippedLibrary(), bytes).values(); }
    Values valuesIn(const std::string& file) const { return valuesOf(read(file)); }

    // What is there of `folder` is what one run gave, and nothing else.
    void expectPart(const Files& whole, const std::string& folder) const {
        for (const auto& [name, bytes] : filesIn(folder)) {
            const auto found = whole.find(name);
            EXPECT_TRUE(found != whole.end() && found->second == bytes) << name;
        }
    }
    // Until so many files are there.
    void awaitFiles(const std::string& folder, std::size_t count) const {
        for (int i = 0; i < 20'000; ++i) {
            const auto there = exists(folder) ? std::distance(fs::directory_iterator(path(folder)), {}) : 0;
            if (there >= static_cast<std::ptrdiff_t>(count)) {
                return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        ADD_FAILURE() << "nothing is written";
    }
    std::map<std::string, fs::file_time_type> timesIn(const std::string& folder) const {
        std::map<std::string, fs::file_time_type> times;
        for (const std::string& name : namesIn(folder)) {
            times[name] = fs::last_write_time(path(folder + "/" + name));
        }
        return times;
    }
    static bool says(const Outcome& outcome, const std::string& words) {
        return outcome.err.find(words) != std::string::npos;
    }

    std::string master_; // its name
};

// ---- What is made
// -------------------------------------------------------------------------------------------------------

TEST_F(BatchCommand, MakesADocumentOfEachRow) {
    write("r.csv", table(30));
    const Outcome made = batch({"--data", "r.csv", "-o", "out/{unit}/{#3}.docx", "--json", "--no-office"});
    ASSERT_EQ(made.status, 0) << made.err;
    const json::value summary = json::parse(made.out);
    EXPECT_EQ(summary.at("rows"), 30);
    EXPECT_EQ(summary.at("wrong"), 0);
    EXPECT_EQ(summary.at("written"), 30);
    EXPECT_EQ(summary.at("unchanged"), 0);
    EXPECT_EQ(summary.at("byWriter"), 0);
    EXPECT_EQ(summary.at("forms"), 0);
    EXPECT_EQ(summary.at("cancelled"), false);
    EXPECT_EQ(summary.at("unmatched"), json::array({"负责人"}));
    EXPECT_GE(summary.at("seconds").to_number<double>(), 0);
    EXPECT_TRUE(summary.at("kept").is_array() && summary.at("missing").is_array());

    const Files files = filesIn("out");
    ASSERT_EQ(files.size(), 30U);
    const ZipArchive master(read(master_));
    for (std::size_t row = 1; row <= 30; ++row) {
        const std::string number = std::to_string(row),
                          name = unitOf(row) + "/0" + (row < 10 ? "0" : "") + number + ".docx";
        ASSERT_TRUE(files.contains(name)) << name;
        const std::string& bytes = files.at(name);
        const ZipArchive archive(bytes);
        for (const ZipEntry& entry : archive.entries()) {
            const std::string content = archive.unpack(entry);
            if (entry.name.ends_with(".xml") || entry.name.ends_with(".rels")) {
                pugi::xml_document xml;
                EXPECT_TRUE(xml.load_buffer(content.data(), content.size())) << entry.name;
            }
            if (entry.name.ends_with(".rels") || entry.name == "[Content_Types].xml") {
                EXPECT_EQ(content, master.unpack(*master.find(entry.name))) << entry.name;
            }
        }
        EXPECT_EQ(archive.entries().size(), master.entries().size());
        const Values values = valuesOf(bytes);
        EXPECT_EQ(values.at(FieldId{"unit"}), json::value(unitOf(row)));
        EXPECT_EQ(values.at(FieldId{"theory.sessions"}), 1'000 + static_cast<int>(row));
        EXPECT_EQ(values.at(FieldId{"theory.attendance"}), 50.5 + static_cast<double>(row));
        EXPECT_EQ(values.at(FieldId{"year"}), 2026) << "as the master has it";
    }
    ASSERT_EQ(std::system(("unzip -tq '" + (path("out") / unitOf(7) / "007.docx").native() + "' > /dev/null").c_str()),
              0);
    const json::value shown = json::parse(run({"values", "out/" + unitOf(7) + "/007.docx"}).out);
    EXPECT_EQ(shown.at("unit"), json::value(unitOf(7)));
    EXPECT_EQ(shown.at("theory.sessions"), 1'007);
    EXPECT_EQ(shown.at("date"), "2026-12-08");
    EXPECT_EQ(leftBehind(), std::vector<std::string>());

    ASSERT_EQ(batch({"--data", "r.csv", "-o", "again/{unit}/{#3}.docx", "--jobs", "3", "--no-office"}).status, 0);
    EXPECT_EQ(filesIn("again"), files) << "the same bytes, whoever makes them";
}

TEST_F(BatchCommand, MakesSeveralFormatsAtOnce) {
    write("r.csv", table(4));
    const Outcome made = batch({"--data", "r.csv", "-o", "w/{#}.docx", "-o", "o/{#}.odt", "--json"});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(json::parse(made.out).at("written"), 8);
    EXPECT_EQ(json::parse(made.out).at("byWriter"), 0) << "only the master was";
    for (int row = 1; row <= 4; ++row) {
        const std::string number = std::to_string(row);
        EXPECT_EQ(valuesIn("w/" + number + ".docx"), valuesIn("o/" + number + ".odt"));
    }
    // Writer makes another master each time, with other bytes: the ledger knows what it was made of.
    const auto times = timesIn("o");
    const Outcome again = batch({"--data", "r.csv", "-o", "w/{#}.docx", "-o", "o/{#}.odt", "--json", "--resume"});
    ASSERT_EQ(again.status, 0) << again.err;
    EXPECT_EQ(json::parse(again.out).at("unchanged"), 8) << again.out;
    EXPECT_EQ(timesIn("o"), times);
    EXPECT_EQ(batch({"--data", "r.csv", "-o", "x/{#}.odt", "--no-office"}).status, 2);
    EXPECT_FALSE(exists("x"));
}

TEST_F(BatchCommand, MakesReportsOfAKind) {
    write("r.csv", "单位全称,党组织全称\n" + unitOf(1) + ",中共第一乡委员会\n" + unitOf(2) + ",中共第二乡委员会\n");
    const Outcome made = run({"batch", "inspection-report", "--data", "r.csv", "-o", "k/{unit}.odt"});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(valuesIn("k/" + unitOf(2) + ".odt").at(FieldId{"org-full"}), "中共第二乡委员会");
    EXPECT_TRUE(says(made, "没有这些必填项目的列")) << made.err;
    const Outcome without = run({"batch", "inspection-report", "--data", "r.csv", "-o", "l/{unit}.odt", "--no-office"});
    EXPECT_EQ(without.status, 3);
    EXPECT_TRUE(says(without, "按文种新建母本需要 LibreOffice")) << without.err;
    EXPECT_EQ(run({"batch", "nosuch", "--data", "r.csv", "-o", "l/{unit}.odt"}).status, 2);
    EXPECT_FALSE(exists("l"));
}

TEST_F(BatchCommand, ReadsRowsHoweverTheyAreWritten) {
    const std::string csv = table(3);
    const std::string plain = csv.substr(3);
    write("r.csv", csv);
    ASSERT_EQ(batch({"--data", "r.csv", "-o", "a/{#}.docx", "--no-office"}).status, 0);
    const Files files = filesIn("a");
    ASSERT_EQ(files.size(), 3U);
    write("gb.csv", encoded(plain, "GB18030"));
    write("wide.csv", encoded("\uFEFF" + plain, "UTF-16LE"));
    std::string lines;
    for (std::size_t i = 1; i <= 3; ++i) {
        lines += json::serialize(json::object{{"unit", unitOf(i)},
                                              {"theory.sessions", 1'000 + i},
                                              {"平均参学率", 50.5 + static_cast<double>(i)},
                                              {"date", "2026-12-0" + std::to_string(1 + i)}}) +
                 "\n";
    }
    write("r.jsonl", lines);
    for (const char* name : {"gb.csv", "wide.csv", "r.jsonl"}) {
        const Outcome made = batch({"--data", name, "-o", std::string(name) + ".d/{#}.docx", "--no-office"});
        ASSERT_EQ(made.status, 0) << name << made.err;
        EXPECT_EQ(filesIn(std::string(name) + ".d"), files) << name;
        EXPECT_TRUE(says(made, "各份都与母本相同")) << name << made.err;
    }
    const Outcome piped = batch({"--data", "-", "-o", "p/{#}.docx", "--no-office"}, csv);
    ASSERT_EQ(piped.status, 0) << piped.err;
    EXPECT_EQ(filesIn("p"), files);
    EXPECT_EQ(run({"batch", "-", "--data", "r.csv", "-o", "q/{#}.docx", "--no-office"}, read(master_)).status, 0);
    EXPECT_EQ(filesIn("q"), files);
    EXPECT_EQ(run({"batch", "-", "--data", "-", "-o", "q/{#}.docx"}).status, 2) << "standard input comes once";
}

TEST_F(BatchCommand, TakesColumnsAsAMappingSays) {
    write("r.csv", "名称,总次数,备注,次数\n" + unitOf(1) + ",12,x,9\n");
    const Outcome saved = batch({"--data", "r.csv", "-o", "a/{#}.docx", "--save-mapping", "m.json", "--no-office"});
    ASSERT_EQ(saved.status, 0) << saved.err;
    EXPECT_TRUE(says(saved, "没有对应的项目，没有采用：名称、总次数、备注、次数")) << saved.err;
    json::object mapping = json::parse(read("m.json")).as_object();
    EXPECT_TRUE(mapping["columns"].at("名称").is_null());
    mapping["columns"].as_object() = {{"名称", "unit"}, {"总次数", "theory.sessions"}, {"备注", nullptr}};
    write("m.json", json::serialize(mapping));
    const Outcome made =
        batch({"--data", "r.csv", "-o", "b/{#}.docx", "--mapping", "m.json", "--save-mapping", "n.json"});
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(valuesIn("b/1.docx").at(FieldId{"theory.sessions"}), 12);
    EXPECT_TRUE(says(made, "没有采用：次数。")) << made.err;
    EXPECT_EQ(json::parse(read("n.json")).at("columns").at("总次数"), "theory.sessions") << "what was said is kept";
    write("m.json", R"({"columns": {"名称": "unit", "没有这列": "year", "总次数": "nosuch"}})");
    const Outcome wrong = batch({"--data", "r.csv", "-o", "c/{#}.docx", "--mapping", "m.json"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_TRUE(says(wrong, "zhangfa: m.json:1:")) << wrong.err;
    EXPECT_FALSE(exists("c"));
}

// ---- What is told and refused
// -----------------------------------------------------------------------------------------------

TEST_F(BatchCommand, WritesNothingWhereAValueIsWrong) {
    std::string rows = table(3);
    rows.replace(rows.find("1002"), 4, "许多次");
    write("r.csv", rows);
    const Outcome refused = batch({"--data", "r.csv", "-o", "out/{#}.docx", "--no-office"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(says(refused, "zhangfa: r.csv:3: 第 2 行“集中学习次数”不能填“许多次”：")) << refused.err;
    EXPECT_TRUE(says(refused, "3 行中有 1 行有误，一个文件也没有写")) << refused.err;
    EXPECT_FALSE(exists("out"));

    const Outcome rest = batch({"--data", "r.csv", "-o", "out/{#}.docx", "--keep-going", "--problems", "p.csv"});
    EXPECT_EQ(rest.status, 0) << rest.err;
    EXPECT_EQ(namesIn("out"), (std::set<std::string>{"1.docx", "3.docx"}));
    const std::string problems = read("p.csv");
    EXPECT_TRUE(problems.starts_with("\xEF\xBB\xBF序号,行,列,填报项,内容,问题")) << problems;
    EXPECT_NE(problems.find("\n2,3,集中学习次数,集中学习次数,许多次,"), std::string::npos) << problems;
    EXPECT_EQ(std::ranges::count(problems, '\n'), 2) << problems;

    std::string many = "集中学习次数\n";
    for (int i = 0; i < 50; ++i) {
        many += "x\n";
    }
    write("m.csv", many);
    const Outcome all = batch({"--data", "m.csv", "-o", "out/{#}.docx"});
    EXPECT_EQ(all.status, 2);
    EXPECT_TRUE(says(all, "还有 30 处问题没有列出")) << all.err;
    EXPECT_LT(std::ranges::count(all.err, '\n'), 26);
}

TEST_F(BatchCommand, TellsWhichColumnsAndFieldsAreLeft) {
    write("r.csv", table(1));
    const Outcome made = batch({"--data", "r.csv", "-o", "a/{#}.docx", "--no-office"});
    EXPECT_TRUE(says(made, "没有对应的项目，没有采用：负责人。")) << made.err;
    EXPECT_TRUE(says(made, "各份都与母本相同：党组织全称、单位简称、")) << made.err;
    EXPECT_LT(made.err.size(), 1'200U) << "all of 150 fields would not be read: " << made.err;
    EXPECT_FALSE(says(made, "必填")) << "the master has them all";
    write("e.jsonl", "{\"secretary\": null}\n{\"theory.sessions\": 3, \"什么\": 1}\n");
    const Outcome lines = batch({"--data", "e.jsonl", "-o", "b/{#}.docx", "--json", "--no-office"});
    const json::value summary = json::parse(lines.out);
    EXPECT_EQ(summary.at("unmatched"), json::array({"什么"}));
    const json::array& kept = summary.at("kept").as_array();
    EXPECT_NE(std::ranges::find(kept, json::value("unit")), kept.end());
    EXPECT_EQ(std::ranges::find(kept, json::value("theory.sessions")), kept.end());
    EXPECT_TRUE(valuesIn("b/1.docx").at(FieldId{"secretary"}).is_null());
}

TEST_F(BatchCommand, RefusesNamesThatCollide) {
    write("r.csv", "单位全称\n" + unitOf(1) + "\n" + unitOf(2) + "\n" + unitOf(1) + "\n");
    const Outcome refused = batch({"--data", "r.csv", "-o", "out/{unit}.docx", "--no-office"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(says(refused, "zhangfa: r.csv:4: 第 3 行：文件名 out/" + unitOf(1) + ".docx 与前面的重复"))
        << refused.err;
    EXPECT_FALSE(exists("out"));
    ASSERT_EQ(batch({"--data", "r.csv", "-o", "out/{unit}.docx", "--numbered", "--no-office"}).status, 0);
    EXPECT_EQ(namesIn("out"), (std::set<std::string>{unitOf(1) + ".docx", unitOf(2) + ".docx", unitOf(1) + "-2.docx"}));
    EXPECT_EQ(batch({"--data", "r.csv", "-o", "same.docx", "--no-office"}).status, 2);
    EXPECT_EQ(batch({"--data", "r.csv", "-o", "two/{#}.docx", "-o", "two/{#}.docx", "--no-office"}).status, 2);
    EXPECT_FALSE(exists("same.docx") || exists("two"));

    // A row that is wrong takes no name from one that is right.
    write("w.csv", "单位全称,集中学习次数\n" + unitOf(1) + ",x\n" + unitOf(1) + ",3\n");
    const Outcome rest = batch({"--data", "w.csv", "-o", "rest/{unit}.docx", "--keep-going", "--no-office"});
    EXPECT_EQ(namesIn("rest"), (std::set<std::string>{unitOf(1) + ".docx"})) << rest.err;
}

TEST_F(BatchCommand, MakesNamesSafe) {
    std::string longName;
    for (int i = 0; i < 200; ++i) {
        longName += "某";
    }
    const std::vector<std::string> units{"../../etc/甲", "CON", "a/b\\c:*?", longName, "e\u0301tat", "..", ". . ."};
    std::string rows = "单位全称,单位简称\n";
    for (const std::string& unit : units) {
        rows += unitOf(1) + "," + unit + "\n";
    }
    write("r.csv", rows);
    const Outcome made =
        batch({"--data", "r.csv", "-o", "out/{short-name}/{short-name}.docx", "--keep-going", "--no-office"});
    ASSERT_EQ(made.status, 0) << made.err;
    for (const std::string& name : namesIn("out")) {
        EXPECT_FALSE(name.starts_with("../") || name.find("/../") != std::string::npos) << name;
        EXPECT_EQ(name.find_first_of("\\:*?\"<>|"), std::string::npos) << name;
        EXPECT_EQ(std::ranges::count(name, '/'), 1) << name;
        EXPECT_FALSE(name.starts_with("CON/") || name.find("/CON.") != std::string::npos) << name;
        EXPECT_EQ(name.find("e\u0301"), std::string::npos) << "NFC: " << name;
    }
    for (const fs::directory_entry& entry : fs::directory_iterator(path("."))) {
        EXPECT_TRUE((std::set<std::string>{"tmp", "out", "r.csv", master_, ".stdin", ".stdout", ".stderr"})
                        .contains(entry.path().filename()))
            << entry.path();
    }
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
    for (const char* pattern :
         {"{unit}/../x.docx", "{unit}.exe", "{nosuch}.docx", "{unit.docx", "{#}", "a/{#}/.docx"}) {
        const Outcome refused = batch({"--data", "r.csv", "-o", pattern, "--no-office"});
        EXPECT_EQ(refused.status, 2) << pattern;
        EXPECT_TRUE(says(refused, "zhangfa: -o:1:")) << refused.err;
        EXPECT_EQ(std::ranges::count(refused.err, '\n'), 1) << refused.err;
    }
}

TEST_F(BatchCommand, NeverWritesOverWhatItReads) {
    const std::string file = sample("docx"), before = read(file);
    fs::copy_file(path(file), path("甲乡.docx"));
    write("r.csv", "单位全称,short-name\n" + unitOf(1) + ",甲乡\n");
    const Outcome refused = run({"batch", "甲乡.docx", "--data", "r.csv", "-o", "{short-name}.docx", "--no-office"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(says(refused, "输出的文件名就是输入文件")) << refused.err;
    EXPECT_EQ(read("甲乡.docx"), before);
    const std::string rows = read("r.csv");
    for (const char* option : {"--problems", "--save-mapping"}) {
        for (const char* name : {"./r.csv", "甲乡.docx"}) {
            const Outcome over =
                run({"batch", "甲乡.docx", "--data", "r.csv", "-o", "out/{#}.docx", option, name, "--no-office"});
            EXPECT_EQ(over.status, 2) << option << ' ' << name;
            EXPECT_EQ(read("r.csv"), rows);
            EXPECT_EQ(read("甲乡.docx"), before);
        }
    }
    EXPECT_FALSE(exists("out"));
    // FILE may stand behind -o.
    EXPECT_EQ(run({"batch", "--data", "r.csv", "-o", "out/{#}.docx", "甲乡.docx", "--no-office"}).status, 0);
}

TEST_F(BatchCommand, RefusesWhatMayNotBeFilledSo) {
    write("r.csv", "单位全称\n" + unitOf(1) + "\n");
    write("old.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(600, '\0'));
    write("plain.docx", "no document");
    write("empty.docx", "");
    write("macros.docx",
          archiveOf({{"[Content_Types].xml",
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
                      "PartName=\"/word/document.xml\" ContentType=\"application/"
                      "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"},
                     {"_rels/.rels", "<Relationships><Relationship Id=\"a\" "
                                     "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                                     "officeDocument\" Target=\"word/document.xml\"/></Relationships>"},
                     {"word/document.xml", "<w:document/>"},
                     {"word/vbaProject.bin", "x"}}));
    for (const auto& [file, why] : {std::pair("old.docx", "加了密码，或者是旧格式"), std::pair("macros.docx", "有宏"),
                                    std::pair("plain.docx", "不是 DOCX 或者 ODT"), std::pair("empty.docx", "0 字节"),
                                    std::pair("missing.docx", "")}) {
        const Outcome refused = run({"batch", file, "--data", "r.csv", "-o", "out/{#}.docx", "--no-office"});
        EXPECT_EQ(refused.status, 2) << file;
        EXPECT_TRUE(refused.err.starts_with("zhangfa: " + std::string(file) + ": ")) << refused.err;
        EXPECT_TRUE(says(refused, why)) << refused.err;
        EXPECT_EQ(std::ranges::count(refused.err, '\n'), 1) << refused.err;
    }
    EXPECT_EQ(batch({"--data", "missing.csv", "-o", "out/{#}.docx"}).status, 2);
    EXPECT_EQ(batch({"--data", ".", "-o", "out/{#}.docx"}).status, 2);
    for (const char* shard : {"0/3", "4/3", "a/b", "1", "1/"}) {
        EXPECT_EQ(batch({"--data", "r.csv", "-o", "out/{#}.docx", "--shard", shard}).status, 2) << shard;
    }
    EXPECT_FALSE(exists("out"));
}

TEST_F(BatchCommand, LeavesMattersOfSecrecyToPeople) {
    ASSERT_EQ(run({"new", "situation-report", "--values", source("samples/situation-report.json"), "--head", "printed",
                   "-o", "head.docx"})
                  .status,
              0);
    write("r.csv", "单位全称,密级\n" + unitOf(1) + ",秘密\n" + unitOf(2) + ",\n");
    const Outcome refused = run({"batch", "head.docx", "--data", "r.csv", "-o", "out/{#}.docx"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(says(refused, "zhangfa: r.csv:2: 第 1 行：批量生成不能填写密级")) << refused.err;
    EXPECT_FALSE(exists("out"));
}

// ---- Runs in parts
// -----------------------------------------------------------------------------------------------------

TEST_F(BatchCommand, ResumesWhereSomethingIsMissingOrOther) {
    write("r.csv", table(10));
    const Arguments all{"--data", "r.csv", "-o", "out/{#}.docx", "--no-office", "--resume", "--json"};
    ASSERT_EQ(batch(all).status, 0);
    const Files files = filesIn("out");
    const auto times = timesIn("out");
    const Outcome again = batch(all);
    EXPECT_EQ(json::parse(again.out).at("written"), 0);
    EXPECT_EQ(json::parse(again.out).at("unchanged"), 10);
    EXPECT_EQ(timesIn("out"), times);
    fs::remove(path("out/2.docx"));
    write("out/5.docx", files.at("5.docx").substr(0, 9'000)); // cut off
    std::string other = files.at("7.docx");
    other[other.size() / 2] = static_cast<char>(other[other.size() / 2] ^ 1);
    write("out/7.docx", other); // as long
    const Outcome mended = batch(all);
    EXPECT_EQ(json::parse(mended.out).at("written"), 3) << mended.out;
    EXPECT_EQ(filesIn("out"), files);
    std::string changed = table(10);
    changed.replace(changed.find("1004"), 4, "2004");
    write("r.csv", changed);
    EXPECT_EQ(json::parse(batch(all).out).at("written"), 1);
    EXPECT_EQ(valuesIn("out/4.docx").at(FieldId{"theory.sessions"}), 2004);
}

TEST_F(BatchCommand, GivesTheSameInShards) {
    write("r.csv", table(20) + unitOf(3) + ",,5,60,\n" + unitOf(3) + ",,5,60,\n");
    ASSERT_EQ(batch({"--data", "r.csv", "-o", "one/{unit}.docx", "--numbered", "--no-office"}).status, 0);
    std::vector<pid_t> shards;
    for (const char* shard : {"1/3", "2/3", "3/3"}) {
        shards.push_back(
            start(call({"--data", "r.csv", "-o", "three/{unit}.docx", "--numbered", "--no-office", "--shard", shard})));
    }
    for (const pid_t shard : shards) {
        EXPECT_EQ(finish(shard).status, 0);
    }
    const Outcome second = batch(
        {"--data", "r.csv", "-o", "two/{unit}.docx", "--numbered", "--no-office", "--shard", "2/3", "--json"});
    EXPECT_EQ(json::parse(second.out).at("written"), 7) << "each does its own only";
    expectPart(filesIn("one"), "two");
    EXPECT_EQ(filesIn("three"), filesIn("one"));
}

class EndedBatch : public BatchCommand, public testing::WithParamInterface<int> {};

TEST_P(EndedBatch, LeavesWholeFilesAndIsCompletedLater) {
    constexpr std::size_t rows = 300;
    write("r.csv", table(rows));
    const Arguments all{"--data", "r.csv", "-o", "out/{#}.docx", "--no-office", "--level", "7", "--jobs", "2"};
    Arguments whole = all;
    whole[3] = "whole/{#}.docx";
    ASSERT_EQ(batch(whole).status, 0);
    const Files files = filesIn("whole");
    ASSERT_EQ(files.size(), rows);

    const pid_t command = start(call(all));
    awaitFiles("out", 10);
    ::kill(GetParam() == SIGINT ? -command : command, GetParam());
    const Outcome ended = finish(command);
    const std::size_t there = filesIn("out").size();
    EXPECT_GE(there, 10U);
    ASSERT_LT(there, rows) << "it was done before it was ended";
    if (GetParam() == SIGINT) {
        EXPECT_EQ(ended.status, 2);
        EXPECT_TRUE(says(ended, "已中断。写好的文件都是完整的")) << ended.err;
        EXPECT_NE(ended.out.find("写成 " + std::to_string(there) + " 个文件"), std::string::npos) << ended.out;
    } else {
        EXPECT_EQ(ended.status, 128 + GetParam());
    }
    expectPart(files, "out"); // and nothing beside
    EXPECT_EQ(leftBehind(), std::vector<std::string>());

    const auto times = timesIn("out");
    Arguments rest = all;
    rest.insert(rest.end(), {"--resume", "--json"});
    const Outcome resumed = batch(rest);
    ASSERT_EQ(resumed.status, 0) << resumed.err;
    EXPECT_EQ(json::parse(resumed.out).at("unchanged"), there);
    EXPECT_EQ(json::parse(resumed.out).at("written"), rows - there);
    EXPECT_EQ(filesIn("out"), files);
    for (const auto& [name, time] : times) {
        EXPECT_EQ(fs::last_write_time(path("out/" + name)), time) << name;
    }
}

INSTANTIATE_TEST_SUITE_P(By, EndedBatch, testing::Values(SIGINT, SIGTERM, SIGKILL),
                         [](const auto& info) { return std::string(sigabbrev_np(info.param)); });

TEST_F(BatchCommand, TellsWhereItMayNotWrite) {
    write("r.csv", table(3));
    write("file", "");
    const Outcome refused = batch({"--data", "r.csv", "-o", "file/x/{#}.docx", "--no-office"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_TRUE(says(refused, "zhangfa: file/x/1.docx: ")) << refused.err;
    fs::create_directories(path("taken/2.docx"));
    const Outcome folder = batch({"--data", "r.csv", "-o", "taken/{#}.docx", "--no-office"});
    EXPECT_EQ(folder.status, 2);
    EXPECT_TRUE(says(folder, "taken/2.docx: ")) << folder.err;
    EXPECT_EQ(namesIn("taken"), (std::set<std::string>{"1.docx"}));
    const Outcome nowhere = batch({"--data", "r.csv", "-o", "x/{#}.docx", "--problems", "file/p.csv", "--no-office"});
    EXPECT_EQ(nowhere.status, 2);
    EXPECT_FALSE(exists("x"));
}

TEST_F(BatchCommand, OutlivesAFullDisk) {
    fs::create_directory(path("small"));
    if (mount("none", path("small").c_str(), "tmpfs", 0, "size=300k") != 0) {
        GTEST_SKIP() << "needs the right to mount a small disk";
    }
    write("r.csv", table(40));
    const Arguments all{"--data", "r.csv", "-o", "small/{#}.docx", "--no-office", "--resume", "--jobs", "2"};
    ASSERT_EQ(batch({"--data", "r.csv", "-o", "whole/{#}.docx", "--no-office"}).status, 0);
    const Files whole = filesIn("whole");
    const Outcome full = batch(all);
    EXPECT_EQ(full.status, 2);
    EXPECT_TRUE(says(full, "磁盘已满。已写好的文件都是完整的；腾出空间后用 --resume 接着做。")) << full.err;
    EXPECT_GE(filesIn("small").size(), 3U);
    EXPECT_LT(filesIn("small").size(), 40U);
    expectPart(whole, "small");
    EXPECT_EQ(mount("none", path("small").c_str(), "tmpfs", MS_REMOUNT, "size=20m"), 0);
    EXPECT_EQ(batch(all).status, 0);
    EXPECT_EQ(filesIn("small"), whole);
    umount(path("small").c_str());
}

// ---- What Writer makes
// --------------------------------------------------------------------------------------------------

TEST_F(BatchCommand, AsksWriterForSentencesOfAnotherForm) {
    // No platform: its sentence goes.
    write("r.csv", "单位全称,学习平台名称,学习平台注册人数,月平均活跃率\n" + unitOf(1) + ",“学习”平台,5,50\n" +
                       unitOf(2) + ",,,\n" + unitOf(3) + ",,,\n");
    const Outcome refused = batch({"--data", "r.csv", "-o", "out/{#}.docx", "--no-office"});
    ASSERT_EQ(refused.status, 2) << "nothing comes or goes with these values";
    EXPECT_TRUE(says(refused, "zhangfa: r.csv:3: 第 2 行：这一行用到的句子与母本不同")) << refused.err;
    EXPECT_FALSE(says(refused, "第 1 行"));
    EXPECT_FALSE(exists("out"));

    const Arguments all{"--data", "r.csv", "-o", "out/{#}.docx", "--json", "--resume"};
    const Outcome made = batch(all);
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(json::parse(made.out).at("forms"), 1) << made.out;
    EXPECT_EQ(json::parse(made.out).at("written"), 3);
    write("v.json", json::serialize(json::object{{"unit", unitOf(3)},
                                                 {"theory.platform", nullptr},
                                                 {"theory.platform-users", nullptr},
                                                 {"theory.platform-rate", nullptr}}));
    ASSERT_EQ(run({"fill", master_, "--values", "v.json", "-o", "by-fill.docx"}).status, 0);
    EXPECT_EQ(valuesIn("out/3.docx"), valuesIn("by-fill.docx"));
    EXPECT_EQ(run({"outline", "out/3.docx"}).out, run({"outline", "by-fill.docx"}).out);
    const auto texts = [](const std::string& bytes) {
        std::string text;
        const auto document = openDocument(bytes);
        for (const BodyElement& element : document->snapshot.body) {
            text += element.paragraph.text + "\n";
        }
        return text;
    };
    EXPECT_EQ(texts(read("out/3.docx")), texts(read("by-fill.docx")));

    const auto times = timesIn("out");
    const Outcome again = batch(all);
    EXPECT_EQ(json::parse(again.out).at("unchanged"), 3) << again.out;
    EXPECT_EQ(json::parse(again.out).at("forms"), 0) << "no office is needed to see that";
    EXPECT_EQ(timesIn("out"), times);
}

TEST_F(BatchCommand, PrintsThroughWriterOnce) {
    write("r.csv", table(3));
    const Arguments all{"--data", "r.csv", "-o", "out/{#}.pdf", "--json", "--resume", "--jobs", "2"};
    const Outcome made = batch(all);
    ASSERT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(json::parse(made.out).at("byWriter"), 3);
    for (const char* name : {"1.pdf", "2.pdf", "3.pdf"}) {
        EXPECT_TRUE(read(std::string("out/") + name).starts_with("%PDF-")) << name;
    }
    auto times = timesIn("out");
    const Outcome again = batch(all);
    EXPECT_EQ(json::parse(again.out).at("unchanged"), 3) << again.out;
    EXPECT_EQ(timesIn("out"), times) << "not made again";

    write("out/2.pdf", read("out/2.pdf") + "\n");
    const Outcome mended = batch(all);
    EXPECT_EQ(json::parse(mended.out).at("written"), 1) << mended.out;
    const Outcome without = batch({"--data", "r.csv", "-o", "none/{#}.pdf", "--no-office"});
    EXPECT_EQ(without.status, 2);
    EXPECT_TRUE(says(without, "生成 pdf 文件需要 LibreOffice")) << without.err;
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

TEST_F(BatchCommand, TellsOfAnOfficeThatHangs) {
    write("r.csv", table(2));
    const pid_t command = start(call({"--data", "r.csv", "-o", "out/{#}.pdf", "--timeout", "5"}));
    const pid_t writer = office();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ::kill(writer, SIGSTOP);
    const Outcome outcome = finish(command);
    EXPECT_EQ(outcome.status, 3);
    EXPECT_TRUE(says(outcome, "5 秒")) << outcome.err;
    EXPECT_EQ(filesIn("out").size(), 0U);
    EXPECT_EQ(leftBehind(), std::vector<std::string>());
}

} // namespace
} // namespace zhangfa
