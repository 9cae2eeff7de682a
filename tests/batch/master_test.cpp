// What a bound document makes of rows, without an office.
#include "batch/master.h"

#include "batch/random_row.h"
#include "batch/small_document.h"
#include "core/signature.h"
#include "core/snapshot_json.h"
#include "core/title_lines.h"
#include "package/raw_archive.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace zhangfa {
namespace {

namespace json = boost::json;

TEST(KnownStyles, ChangeNothing) {
    const std::string one = SmallDocument().bytes(), other = SmallDocument{.unfilledStyle = false}.bytes();
    KnownStyles known;
    for (const std::string& bytes : {one, one, other, one}) {
        EXPECT_EQ(toJson(openDocument(bytes, true, &known)->snapshot), toJson(openDocument(bytes, true)->snapshot));
        EXPECT_EQ(known.xml, entryOf(bytes, "word/styles.xml"));
    }
}

std::size_t occurrences(const std::string& text, const std::string& words) {
    std::size_t count = 0;
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + 1)) {
        ++count;
    }
    return count;
}

Values rowOf(std::initializer_list<std::pair<std::string, json::value>> given) {
    Values row;
    for (const auto& [id, value] : given) {
        row[FieldId{id}] = value;
    }
    return row;
}

json::array listOf(const std::string& column, const std::vector<std::string>& items) {
    json::array array;
    for (const std::string& item : items) {
        array.push_back(json::object{{column, item}});
    }
    return array;
}

std::string made(const Master& master, const Values& row) {
    Deflater deflater(1);
    Master::Buffers buffers;
    std::string bytes;
    const RowTexts texts = master.make(row);
    EXPECT_EQ(texts.form, "");
    master.write(texts, master, deflater, bytes, buffers);
    return bytes;
}

class SmallMaster : public testing::TestWithParam<PackageFormat> {
protected:
    SmallMaster() { document.format = GetParam(); }

    bool docx() const { return GetParam() == PackageFormat::docx; }
    std::unique_ptr<Master> master() const { return std::make_unique<Master>(smallReportLibrary(), document.bytes()); }
    std::string fill(const Values& row) const { return made(*master(), row); }
    std::string body(const std::string& bytes) const {
        return entryOf(bytes, docx() ? "word/document.xml" : "content.xml");
    }
    std::string body(const Values& row) const { return body(fill(row)); }
    std::string properties(const std::string& bytes) const {
        return entryOf(bytes, docx() ? "docProps/custom.xml" : "meta.xml");
    }
    static Values valuesOf(const std::string& bytes) { return Master(smallReportLibrary(), bytes).values(); }
    // How often a text looks unfilled.
    std::size_t unfilled(const std::string& xml) const {
        return occurrences(xml,
                           docx() ? "<w:rStyle w:val=\"U\"" : "<text:span text:style-name=\"Zhangfa_20_Unfilled\"");
    }
    static std::vector<std::string> texts(const std::string& bytes) {
        const auto read = openDocument(bytes);
        std::vector<std::string> all;
        for (const BodyElement& element : read->snapshot.body) {
            all.push_back(element.table ? "(table)" : element.paragraph.text);
        }
        return all;
    }
    static Message refusal(const std::string& bytes) {
        try {
            const Master master(smallReportLibrary(), bytes);
        } catch (const PackageError& error) {
            return error.message;
        }
        return {};
    }
    std::string paragraph(const std::string& inside, const std::string& bookmark = {}) const {
        return docx() ? "<w:p><w:pPr><w:pStyle w:val=\"Body\"/></w:pPr>" +
                            (bookmark.empty() ? "" : "<w:bookmarkStart w:id=\"77\" w:name=\"" + bookmark + "\"/>") +
                            inside + (bookmark.empty() ? "" : "<w:bookmarkEnd w:id=\"77\"/>") + "</w:p>"
                      : "<text:p text:style-name=\"Body\">" +
                            (bookmark.empty() ? "" : "<text:bookmark text:name=\"" + bookmark + "\"/>") + inside +
                            "</text:p>";
    }
    std::string text(const std::string& words) const { return docx() ? "<w:r><w:t>" + words + "</w:t></w:r>" : words; }

    SmallDocument document;
};

INSTANTIATE_TEST_SUITE_P(Formats, SmallMaster, testing::Values(PackageFormat::docx, PackageFormat::odt),
                         [](const auto& info) { return info.param == PackageFormat::docx ? "docx" : "odt"; });

// ---- Values
// ---------------------------------------------------------------------------------------------------------------

TEST_P(SmallMaster, IsRead) {
    const auto small = master();
    EXPECT_EQ(small->values().at(FieldId{"org"}), "中共青禾县委员会");
    EXPECT_EQ(small->values().at(FieldId{"things.count"}), 6);
    EXPECT_EQ(small->values().at(FieldId{"things.items"}), listOf("problem", {"责任不实", "宣讲不多"}));
    EXPECT_EQ(small->values().at(FieldId{"things.goals"}), listOf("goal", {"讲清", "讲透"}));
    EXPECT_EQ(small->values().at(FieldId{"things.remarks"}), "补充一。");
    EXPECT_EQ(small->values().at(FieldId{"things.table"}),
              (json::array{{{"name", "甲"}, {"people", 3}}, {{"name", "乙"}, {"people", 4}}}));
    for (const auto& [field, why] : small->obstacles()) {
        ADD_FAILURE() << field.value << ' ' << why.key;
    }
}

TEST_P(SmallMaster, ShowsAValueWhereverItStands) {
    const std::string bytes = fill(rowOf({{"org", "中共白鹭镇委员会"}, {"year", 2027}}));
    const ZipArchive archive(bytes);
    for (const ZipEntry& entry : archive.entries()) {
        EXPECT_EQ(archive.unpack(entry).find("青禾县"), std::string::npos) << entry.name;
    }
    const std::string xml = body(bytes);
    EXPECT_EQ(occurrences(xml, "中共白鹭镇委员会"), docx() ? 3U : 4U)
        << "title, sentence, signature, and in ODT the note";
    EXPECT_EQ(occurrences(xml, "2027"), 3U) << "title, text box twice in DOCX; in ODT the note";
    EXPECT_EQ(occurrences(entryOf(bytes, docx() ? "word/header1.xml" : "styles.xml"), "中共白鹭镇委员会"), 1U);
    if (docx()) {
        EXPECT_EQ(occurrences(entryOf(bytes, "word/footnotes.xml"), "中共白鹭镇委员会"), 1U);
        const std::string fallback = xml.substr(xml.find("<mc:Fallback>"));
        EXPECT_LT(fallback.find("2027"), fallback.find("</mc:Fallback>"));
    }
    EXPECT_EQ(archive.unpack(*archive.find(docx() ? "word/media/image1.png" : "Pictures/1.png")),
              "not an image, and copied as it is");
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"year"}), 2027);
}

TEST_P(SmallMaster, WritesWhatXmlWouldMisunderstand) {
    for (const std::string words :
         {"a & b < c > d \" e ' f", "中  共   间隔", "]]>", "&amp;", "{{org}}", "𠀀〔〕", "1\u00A02"}) {
        const std::string bytes = fill(rowOf({{"org", json::string(words)},
                                              {"things.items", listOf("problem", {words})},
                                              {"things.table", json::array{json::object{{"name", words}}}},
                                              {"things.remarks", json::string(words)}}));
        const Values values = valuesOf(bytes);
        EXPECT_EQ(values.at(FieldId{"org"}), json::value(words));
        EXPECT_EQ(values.at(FieldId{"things.items"}), listOf("problem", {words})) << words;
        EXPECT_EQ(values.at(FieldId{"things.remarks"}), json::value(words));
        EXPECT_EQ(values.at(FieldId{"things.table"}).at(0).at("name"), json::value(words));
    }
}

TEST_P(SmallMaster, MarksWhatIsUnfilled) {
    const std::string filled = fill({});
    EXPECT_EQ(unfilled(body(filled)), 0U);
    const std::string bytes = fill(rowOf({{"org", nullptr}, {"year", nullptr}, {"things.remarks", nullptr}}));
    const std::string xml = body(bytes);
    const std::string header = entryOf(bytes, docx() ? "word/header1.xml" : "styles.xml");
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"org"}), json::value());
    EXPECT_NE(xml.find("〔机关名称〕"), std::string::npos);
    EXPECT_GE(unfilled(header), docx() ? 1U : 1U);
    EXPECT_GE(unfilled(xml), 5U);
    if (docx()) {
        EXPECT_GE(unfilled(entryOf(bytes, "word/footnotes.xml")), 2U);
        const std::string fallback =
            xml.substr(xml.find("<mc:Fallback>"), xml.find("</mc:Fallback>") - xml.find("<mc:Fallback>"));
        EXPECT_GE(unfilled(fallback), 1U);
    }
    // And they lose the look when they are filled.
    const Master again(smallReportLibrary(), bytes);
    const std::string back =
        made(again, rowOf({{"org", "中共青禾县委员会"}, {"year", 2026}, {"things.remarks", "补充一。"}}));
    EXPECT_EQ(unfilled(body(back)), 0U) << body(back);
    const std::string backHeader = entryOf(back, docx() ? "word/header1.xml" : "styles.xml");
    EXPECT_EQ(docx() ? unfilled(backHeader) : occurrences(backHeader, "<text:span"), 0U);
    EXPECT_EQ(texts(back), texts(filled));
}

TEST_P(SmallMaster, HasMarksThatStandTogether) {
    // In Writer's ODT, fields beside each other share a span.
    document.values = {{"date", "2026年12月8日"}, {"things.count", "6"}, {"things.rate", "5"}};
    std::string bytes = document.bytes();
    if (!docx()) {
        std::string xml = entryOf(bytes, "content.xml");
        const std::string between = "</text:span>关于<text:span text:style-name=\"Zhangfa_20_Unfilled\">";
        ASSERT_NE(xml.find(between), std::string::npos);
        xml.replace(xml.find(between), between.size(), "");
        const ZipArchive archive(bytes);
        TextEntries entries;
        for (const ZipEntry& entry : archive.entries()) {
            entries.emplace_back(entry.name, entry.name == "content.xml" ? xml : archive.unpack(entry));
        }
        bytes = archiveOf(entries);
    }
    const Master master(smallReportLibrary(), bytes);
    const std::string one = made(master, rowOf({{"year", 2027}}));
    EXPECT_NE(texts(one)[0].find("2027年工作情况的报告"), std::string::npos) << texts(one)[0];
    EXPECT_TRUE(texts(one)[0].starts_with("〔机关名称〕")) << texts(one)[0];
    const std::string xml = body(one);
    const std::string title = xml.substr(0, xml.find("年工作情况的报告"));
    EXPECT_EQ(unfilled(title), docx() ? 5U : 1U) << "org only: " << title;
    EXPECT_EQ(valuesOf(one).at(FieldId{"year"}), 2027);
    EXPECT_EQ(valuesOf(one).at(FieldId{"org"}), json::value());
}

TEST_P(SmallMaster, GetsPropertiesThatItLacks) {
    ASSERT_EQ(properties(document.bytes()).find("zf.seal"), std::string::npos);
    EXPECT_EQ(properties(fill({})).find("zf.seal"), std::string::npos);
    EXPECT_EQ(properties(fill(rowOf({{"seal", nullptr}}))).find("zf.seal"), std::string::npos);
    EXPECT_EQ(valuesOf(fill(rowOf({{"seal", "不加盖印章"}}))).at(FieldId{"seal"}), "不加盖印章");
    document.values.erase(document.values.begin() + 1); // year: only its mark stands in the text
    ASSERT_EQ(properties(document.bytes()).find("zf.year"), std::string::npos);
    const std::string bytes = fill(rowOf({{"year", 2031}}));
    EXPECT_NE(properties(bytes).find("2031"), std::string::npos);
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"year"}), 2031);
}

TEST_P(SmallMaster, MakesTextsOfPropertiesThatSomebodyMadeNumbers) {
    document.number = "things.count";
    const std::string bytes = fill(rowOf({{"things.count", 31}}));
    EXPECT_EQ(openDocument(bytes)->snapshot.properties.at("zf.things.count"), "31");
    EXPECT_EQ(occurrences(properties(bytes), docx() ? "vt:i4" : "meta:value-type"), 0U);
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"things.count"}), 31);
}

TEST_P(SmallMaster, GetsTheStyleOfMarksWhereItLacksIt) {
    document.unfilledStyle = false;
    const std::string bytes = fill(rowOf({{"org", nullptr}}));
    EXPECT_EQ(occurrences(entryOf(bytes, docx() ? "word/styles.xml" : "styles.xml"), "Zhangfa Unfilled"), 1U);
    EXPECT_NE(body(bytes).find(docx() ? "w:val=\"ZhangfaUnfilled\"" : "Zhangfa_20_Unfilled"), std::string::npos);
}

TEST_P(SmallMaster, CountsWhatWasTypedIntoItsFields) {
    document.properties = {{"things.count", "5"}}; // the text says 6
    EXPECT_EQ(master()->values().at(FieldId{"things.count"}), 6);
    EXPECT_EQ(valuesOf(fill({})).at(FieldId{"things.count"}), 6);
    document.properties = {{"org", "别的"}};
    EXPECT_EQ(master()->values().at(FieldId{"org"}), "中共青禾县委员会");
    document.countField = document.field("things.count", "6") + text("、") + document.field("things.count", "7");
    document.properties = {{"things.count", "5"}};
    const Message conflict = refusal(document.bytes());
    EXPECT_EQ(conflict.key, "batch.conflict");
    ASSERT_EQ(conflict.args.size(), 2U);
    EXPECT_EQ(conflict.args[0], "开会次数");
    EXPECT_NE(conflict.args[1].find('7'), std::string::npos);
}

TEST_P(SmallMaster, KnowsFormsByTheirSentences) {
    const auto small = master();
    EXPECT_EQ(small->make(rowOf({{"things.rate", "9"}})).form, "");
    const RowTexts without = small->make(rowOf({{"things.rate", nullptr}}));
    EXPECT_NE(without.form, "");
    EXPECT_FALSE(without.each);
    EXPECT_EQ(small->make(rowOf({{"things.rate", nullptr}, {"year", 2030}})).form, without.form);
    EXPECT_EQ(small->make({}).form, "") << "one row leaves nothing to the next";
    Master::Scratch scratch;
    EXPECT_EQ(small->make(rowOf({{"things.rate", nullptr}}), scratch).form, without.form);
    EXPECT_EQ(small->make({}, scratch).form, "");
    // Its master is made of another row, and filled with this one's.
    document.values.pop_back();
    document.values[1].second = "2031";
    document.items = {"（一）别的。"};
    const Master other(smallReportLibrary(), document.bytes());
    Deflater deflater(1);
    Master::Buffers buffers;
    std::string bytes;
    other.write(without, *small, deflater, bytes, buffers);
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"year"}), 2026);
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"things.items"}), small->values().at(FieldId{"things.items"}));
}

// ---- Titles and signature
// ---------------------------------------------------------------------------------------------

TEST_P(SmallMaster, PlacesTitleAndSignature) {
    for (const std::string org : {"中共白鹭镇委员会", "中共青禾县白鹭镇人民代表大会常务委员会机关第二联合支部委员会"}) {
        const std::string bytes = fill(rowOf({{"org", json::string(org)}}));
        const auto document = openDocument(bytes);
        const auto titles = titlesOf(smallReportLibrary(), document->snapshot);
        ASSERT_EQ(titles.size(), 1U);
        const long title = std::lround(titleIndent(titles[0], 0.5) * 100);
        const PlaceSignature signature = signatureOf(smallReportLibrary(), document->snapshot);
        ASSERT_EQ(signature.names, std::vector<std::string>{org});
        const SignaturePlaces places = placeSignature(signature, 0.5);
        const double character = signature.format.character();

        CompileTask task;
        task.styles = {titleStyle, signatureStyle, dateStyle};
        const Compiled compiled = compile(openDocument(bytes), task, 1);
        ASSERT_EQ(compiled.styles.size(), 3U);
        EXPECT_NEAR(compiled.styles[0].left, title, 2) << org;
        EXPECT_NEAR(compiled.styles[0].right, title, 2);
        EXPECT_NEAR(compiled.styles[1].left, places.names.left * character * 100, 2);
        EXPECT_NEAR(compiled.styles[1].right, places.names.right * character * 100, 2);
        EXPECT_NEAR(compiled.styles[1].above, places.above * signature.format.line() * 100, 2);
        EXPECT_EQ(compiled.styles[1].adjust, places.names.adjust);
        EXPECT_NEAR(compiled.styles[2].left, places.date.left * character * 100, 2);
        EXPECT_NEAR(compiled.styles[2].right, places.date.right * character * 100, 2);
        EXPECT_EQ(compiled.styles[2].adjust, places.date.adjust);
    }
    // What stays keeps its place, whatever somebody made of it.
    const std::string same = fill(rowOf({{"things.count", 9}}));
    CompileTask task;
    task.styles = {titleStyle};
    EXPECT_EQ(compile(openDocument(same), task, 1).styles, compile(openDocument(document.bytes()), task, 1).styles);
}

// ---- Lists, tables, long texts
// ------------------------------------------------------------------------------------------

TEST_P(SmallMaster, MakesListsOfAnyLength) {
    std::vector<std::string> many;
    for (int i = 1; i <= 25; ++i) {
        many.push_back("第" + std::to_string(i) + "个");
    }
    for (const std::vector<std::string>& items : {std::vector<std::string>{"只有一个"}, {"甲", "乙", "丙"}, many}) {
        const std::string bytes = fill(rowOf({{"things.items", listOf("problem", items)}}));
        const auto all = texts(bytes);
        EXPECT_EQ(all[3], "（一）" + items[0] + "。");
        EXPECT_EQ(all.size(), 8U + items.size());
        if (items.size() > 20) {
            EXPECT_EQ(all[3 + 20], "（二十一）第21个。");
        }
        EXPECT_EQ(occurrences(body(bytes), "zf_things__items"), docx() ? 1U : 2U);
        EXPECT_EQ(valuesOf(bytes).at(FieldId{"things.items"}), listOf("problem", items));
    }
    const std::string none =
        fill(rowOf({{"things.items", nullptr}, {"things.table", nullptr}, {"things.goals", nullptr}}));
    EXPECT_EQ(texts(none).size(), 9U);
    EXPECT_EQ(valuesOf(none).at(FieldId{"things.items"}), json::value());
    EXPECT_EQ(valuesOf(none).at(FieldId{"things.table"}), json::value());
    EXPECT_EQ(valuesOf(none).at(FieldId{"things.goals"}), json::value());
    EXPECT_NE(texts(none)[3].find("〔"), std::string::npos);
    // And from nothing to something again.
    const Master empty(smallReportLibrary(), none);
    EXPECT_EQ(
        valuesOf(made(empty, rowOf({{"things.items", listOf("problem", {"甲", "乙"})}}))).at(FieldId{"things.items"}),
        listOf("problem", {"甲", "乙"}));
}

TEST_P(SmallMaster, MakesJoinedListsLongTextsAndTables) {
    const std::string bytes = fill(rowOf({{"things.goals", listOf("goal", {"甲", "乙", "丙"})},
                                          {"things.remarks", "一段。\n二段。\n三段。"},
                                          {"things.table", json::array{{{"name", "子"}, {"people", 1}},
                                                                       {{"name", "丑"}},
                                                                       {{"name", "寅"}, {"people", 3}},
                                                                       {{"name", "卯"}, {"people", 4}}}}}));
    const auto all = texts(bytes);
    EXPECT_EQ(all[5], "一是甲；二是乙；三是丙。");
    EXPECT_EQ(all[6], "一段。");
    EXPECT_EQ(all[8], "三段。");
    const auto read = openDocument(bytes);
    const auto& rows = read->snapshot.body[9].grid.rows;
    ASSERT_EQ(rows.size(), 5U);
    EXPECT_EQ(rows[4], (std::vector<std::string>{"卯", "4"}));
    EXPECT_EQ(valuesOf(bytes).at(FieldId{"things.table"}).as_array().size(), 4U);
    const std::string fewer = fill(rowOf({{"things.table", json::array{json::object{{"name", "子"}}}}}));
    EXPECT_EQ(openDocument(fewer)->snapshot.body[7].grid.rows.size(), 2U);
}

TEST_P(SmallMaster, LeavesBlocksAloneThatNobodySpeaksOf) {
    // Word's traces, and what somebody made bold in it.
    document.insteadOfItems =
        docx()
            ? paragraph("<w:proofErr w:type=\"spellStart\"/><w:r w:rsidR=\"00AA\"><w:t>（一）责任</w:t></w:r><w:r><w:t "
                        "xml:space=\"preserve\">不实。</w:t></w:r>",
                        "zf_things__items")
            : paragraph("（一）责任<text:soft-page-break/>不实。", "zf_things__items");
    const std::string bytes = fill(rowOf({{"year", 2030}}));
    EXPECT_NE(
        body(bytes).find(docx() ? "<w:r w:rsidR=\"00AA\"><w:t>（一）责任</w:t></w:r>" : "责任<text:soft-page-break"),
        std::string::npos)
        << body(bytes);
    EXPECT_EQ(body(fill(rowOf({{"year", 2030}, {"things.items", listOf("problem", {"责任不实"})}}))), body(bytes))
        << "the same items are no change";
}

TEST_P(SmallMaster, SaysWhichBlocksCannotBeFilled) {
    struct Case {
        std::string inside, key;
    };
    const std::string name = "zf_things__items";
    std::vector<Case> cases;
    if (docx()) {
        cases = {
            {paragraph("<w:r><w:t>（一）甲。</w:t><w:drawing/></w:r>", name), "package.block-more"},
            {paragraph("<w:r><w:t>（一）</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>甲。</w:t></w:r>", name),
             "package.block-looks"},
            {paragraph(text("（一）甲。"), name) + paragraph("<w:r><w:rPr><w:b/></w:rPr><w:t>（二）乙。</w:t></w:r>"),
             "package.block-looks"},
            {paragraph(text("（一）甲。"), name) + paragraph(text("（二）乙。"), "mine"), "package.block-bookmark"},
            {paragraph(text("（一）甲") + document.field("year", "2026") + text("。"), name), "package.block-fields"},
            {paragraph(text("（一）甲。") + "<w:ins w:id=\"9\"><w:r><w:t></w:t></w:r></w:ins>", name),
             "package.block-more"}};
    } else {
        cases = {
            {paragraph("（一）甲。<draw:frame/>", name), "package.block-more"},
            {paragraph("（一）<text:span text:style-name=\"Strong\">甲。</text:span>", name), "package.block-looks"},
            {paragraph("（一）甲。", name) + paragraph("（二）乙。", "mine"), "package.block-bookmark"},
            {paragraph("（一）甲" + document.field("year", "2026") + "。", name), "package.block-fields"}};
    }
    for (const Case& each : cases) {
        document.insteadOfItems = each.inside;
        const auto small = master();
        const auto obstacle = small->obstacles().find(FieldId{"things.items"});
        ASSERT_NE(obstacle, small->obstacles().end()) << each.inside;
        EXPECT_EQ(obstacle->second.key, each.key) << each.inside;
        EXPECT_EQ(obstacle->second.args.at(0), docx() ? "word/document.xml" : "content.xml");
        EXPECT_NE(obstacle->second.args.at(1).find("）"), std::string::npos) << obstacle->second.args.at(1);
        EXPECT_EQ(small->make({}).form, "") << "it can stay as it is";
        EXPECT_TRUE(small->make(rowOf({{"things.items", listOf("problem", {"丙"})}})).each);
        const std::string bytes = made(*small, rowOf({{"org", "别的机关"}}));
        EXPECT_EQ(texts(bytes)[3], texts(document.bytes())[3]);
    }
    document.insteadOfItems = paragraph(text("（一）甲，另有说明"), name); // no full stop: not what the value makes
    EXPECT_EQ(master()->obstacles().at(FieldId{"things.items"}).key, "batch.worded");
}

// ---- What Word makes otherwise
// ------------------------------------------------------------------------------------------

TEST(WordMaster, KnowsFieldsHoweverTheyAreWritten) {
    const std::string code = "DOCPROPERTY  zf.things.count \\* MERGEFORMAT";
    const auto mark = [](const std::string& kind) { return "<w:r><w:fldChar w:fldCharType=\"" + kind + "\"/></w:r>"; };
    const std::string begin = mark("begin"), separate = mark("separate"), end = mark("end");
    const std::string instruction = "<w:r><w:instrText>" + code + "</w:instrText></w:r>";
    const std::vector<std::string> ways{
        "<w:fldSimple w:instr=\"" + code + "\"><w:r><w:rPr><w:b/></w:rPr><w:t>6</w:t></w:r></w:fldSimple>",
        "<w:fldSimple w:instr=\"" + code + "\"><w:r><w:t>6</w:t></w:r><w:r><w:t></w:t></w:r></w:fldSimple>",
        begin + instruction + separate + "<w:r><w:t>6</w:t></w:r>" + end,
        begin +
            "<w:r><w:instrText>DOCPROP</w:instrText></w:r><w:r><w:instrText>ERTY "
            "\"zf.things.count\"</w:instrText></w:r>" +
            separate + "<w:r><w:rPr><w:i/></w:rPr><w:t>6</w:t></w:r><w:r><w:t></w:t></w:r>" + end,
        "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>" + code +
            "</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>6</w:t><w:fldChar "
            "w:fldCharType=\"end\"/></w:r>"};
    for (const std::string& way : ways) {
        SmallDocument document;
        document.countField = way;
        const Master master(smallReportLibrary(), document.bytes());
        EXPECT_EQ(master.values().at(FieldId{"things.count"}), 6);
        for (const json::value& value : {json::value(1234), json::value()}) {
            const std::string bytes = made(master, rowOf({{"things.count", value}}));
            const Master again(smallReportLibrary(), bytes);
            EXPECT_EQ(again.values().at(FieldId{"things.count"}), value) << way;
            EXPECT_EQ(openDocument(bytes)->snapshot.body[2].paragraph.text,
                      "中共青禾县委员会开会" + std::string(value.is_null() ? "〔开会次数〕" : "1234") +
                          "次，出席率5。");
        }
    }
}

TEST(WordMaster, ShowsValuesInFieldsThatWereEmpty) {
    for (const std::string field :
         {"<w:fldSimple w:instr=\"DOCPROPERTY zf.things.count\"/>",
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DOCPROPERTY "
          "zf.things.count</w:instrText></w:r><w:r><w:"
          "fldChar w:fldCharType=\"end\"/></w:r>",
          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DOCPROPERTY "
          "zf.things.count</w:instrText></w:r><w:r><w:"
          "fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"}) {
        SmallDocument document;
        document.countField = field;
        document.properties = {{"things.count", ""}};
        const Master master(smallReportLibrary(), document.bytes());
        const std::string bytes = made(master, rowOf({{"things.count", 12}}));
        EXPECT_EQ(openDocument(bytes)->snapshot.body[2].paragraph.text, "中共青禾县委员会开会12次，出席率5。") << field;
    }
}

TEST(WordMaster, RefusesFieldsWithinFields) {
    SmallDocument document;
    document.countField = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DOCPROPERTY "
                          "zf.things.count</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                          document.field("year", "2026") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    try {
        const Master master(smallReportLibrary(), document.bytes());
        ADD_FAILURE() << "taken";
    } catch (const PackageError& error) {
        EXPECT_TRUE(error.message.key == "package.field-in-field" || error.message.key == "package.fields-in-one-run" ||
                    error.message.key == "batch.conflict")
            << error.message.key;
    }
}

TEST(WordMaster, LeavesDeletedTextAlone) {
    SmallDocument document;
    const std::string deleted =
        "<w:del w:id=\"5\" w:author=\"a\"><w:r><w:delText>原来</w:delText></w:r><w:r><w:fldChar "
        "w:fldCharType=\"begin\"/></w:r><w:r><w:delInstrText>DOCPROPERTY zf.year</w:delInstrText></w:r><w:r><w:fldChar "
        "w:fldCharType=\"separate\"/></w:r><w:r><w:delText>1999</w:delText></w:r><w:r><w:fldChar "
        "w:fldCharType=\"end\"/></w:r></w:del>";
    document.behindSentence = deleted;
    const Master master(smallReportLibrary(), document.bytes());
    const std::string bytes = made(master, rowOf({{"year", 2030}}));
    EXPECT_NE(entryOf(bytes, "word/document.xml").find("<w:delText>1999</w:delText>"), std::string::npos);
    EXPECT_EQ(openDocument(bytes)->snapshot.body[2].paragraph.text, "中共青禾县委员会开会6次，出席率5。");
}

TEST(WordMaster, KeepsALookOfTheUsersOwn) {
    SmallDocument document;
    document.countField = "<w:fldSimple w:instr=\"DOCPROPERTY zf.things.count\"><w:r><w:rPr><w:rStyle "
                          "w:val=\"Strong\"/><w:b/></w:rPr><w:t>6</w:t></w:r></w:fldSimple>";
    const Master master(smallReportLibrary(), document.bytes());
    const std::string filled = entryOf(made(master, rowOf({{"things.count", 7}})), "word/document.xml");
    EXPECT_NE(filled.find("<w:rPr><w:rStyle w:val=\"Strong\"/><w:b/></w:rPr><w:t xml:space=\"preserve\">7</w:t>"),
              std::string::npos);
    const std::string open = entryOf(made(master, rowOf({{"things.count", nullptr}})), "word/document.xml");
    EXPECT_NE(open.find("<w:rPr><w:rStyle w:val=\"U\"/><w:b/></w:rPr>"), std::string::npos);
    EXPECT_EQ(open.find("Strong"), std::string::npos) << "a run has one character style";
}

TEST(UnboundMaster, IsRefused) {
    SmallDocument document;
    std::string bytes = document.bytes();
    const ZipArchive archive(bytes);
    TextEntries entries;
    for (const ZipEntry& entry : archive.entries()) {
        entries.emplace_back(entry.name, entry.name == "docProps/custom.xml" ? "<Properties/>" : archive.unpack(entry));
    }
    EXPECT_EQ(reasonOf([&] { Master(smallReportLibrary(), archiveOf(entries)); }), "package.not-bound");
}

// ---- Any row
// ------------------------------------------------------------------------------------------------------------

TEST_P(SmallMaster, GivesBackTheValuesOfAnyRow) {
    std::mt19937 random(20261126);
    const auto small = master();
    Deflater deflater(1);
    Master::Buffers buffers;
    Master::Scratch scratch;
    std::string bytes;
    int tried = 0;
    for (int i = 0; i < 600; ++i) {
        Values row = randomRow(small->allFields(), random);
        const RowTexts texts = small->make(row, scratch);
        if (!texts.form.empty()) {
            continue; // the rate goes
        }
        ++tried;
        small->write(texts, *small, deflater, bytes, buffers);
        const Master again(smallReportLibrary(), bytes);
        for (const auto& [id, value] : row) {
            const Field& field = *small->report().field(id);
            ASSERT_EQ(again.values().at(id), normalized(field, value)) << id.value << " in row " << i;
        }
        for (const auto& [id, value] : small->values()) {
            if (!row.contains(id)) {
                ASSERT_EQ(again.values().at(id), value) << id.value << " is kept, row " << i;
            }
        }
        ASSERT_TRUE(again.obstacles().empty());
        std::string second;
        small->write(small->make(row), *small, deflater, second, buffers);
        ASSERT_EQ(second, bytes) << "whatever came before";
    }
    EXPECT_GT(tried, 300);
}

} // namespace
} // namespace zhangfa
