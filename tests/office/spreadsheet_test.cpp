// Spreadsheets in real Writer and Calc: ods, xlsx, xls, csv in UTF-8 and GB18030, there and back.
#include "office/report.h"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <fstream>
#include <iterator>
#include <tuple>

namespace zhangfa {
namespace {

class Spreadsheets : public ReportTest {
protected:
    std::string url(const std::string& name) { return "file://" + (scratch() / name).string(); }
    json::object read(const Model& document, const json::object& request) {
        return parse(api()->readSheet(document, fromUtf8(json::serialize(request)))).as_object();
    }
    void write(const Model& document, const json::object& request) {
        api()->writeSheet(document, fromUtf8(json::serialize(request)));
    }
    void fillWithSources(const Model& document, const json::object& request) {
        api()->fillWithSources(document, fromUtf8(json::serialize(request)));
    }
    static json::object valuesIn(const json::object& reading) {
        json::object values;
        for (const json::value& value : reading.at("values").as_array()) {
            values[value.at("field").as_string()] = value.at("value");
        }
        return values;
    }
    void file(const std::string& name, const std::string& bytes) {
        std::ofstream(scratch() / name, std::ios::binary) << bytes;
    }
    std::string bytesOf(const std::string& name) {
        std::ifstream stream(scratch() / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }
};

constexpr const char* someValues =
    R"({"year":2026,"span":"年度","date":"2026-12-18","theory.sessions":12,"theory.attendance":95.5,"limit":3000})";

TEST_F(Spreadsheets, TheFormGoesOutAndComesBack) {
    const Model document = newReport(someValues);
    fillWithSources(document,
                    {{"sources", {{"theory.sessions", {{"department", "党建办"}, {"evidence", "学习记录"}}}}}});
    const json::object before = values(document);
    for (const char* name : {"form.ods", "form.xlsx", "form.xls", "form.csv"}) {
        write(document, {{"url", url(name)}});
        const Model other = newReport();
        const json::object reading = read(other, {{"url", url(name)}});
        EXPECT_TRUE(reading.at("problems").as_array().empty()) << name << json::serialize(reading.at("problems"));
        fillWithSources(other, {{"values", valuesIn(reading)}, {"sources", reading.at("sources")}});
        EXPECT_EQ(json::serialize(values(other)), json::serialize(before)) << name;
        EXPECT_EQ(undoTitles(other).size(), 2U) << "made, filled";
        bool told = false;
        const json::object state = this->state(other);
        for (const json::value& group : state.at("groups").as_array()) {
            for (const json::value& field : group.at("fields").as_array()) {
                told =
                    told || json::serialize(field.at("source")) == R"({"department":"党建办","evidence":"学习记录"})";
            }
        }
        EXPECT_TRUE(told) << name;
    }
    EXPECT_TRUE(bytesOf("form.csv").starts_with("\xEF\xBB\xBF"));
    write(document, {{"url", url("values.json")}});
    EXPECT_EQ(json::serialize(json::parse(bytesOf("values.json"))), json::serialize(before));
}

TEST_F(Spreadsheets, ADepartmentSuppliesItsPart) {
    const Model document = newReport(someValues);
    fillWithSources(
        document, {{"sources",
                    {{"theory.sessions", {{"department", "党建办"}}}, {"network.major", {{"department", "宣传办"}}}}}});
    write(document, {{"url", url("part.xlsx")}, {"department", "宣传办"}});
    const json::object reading = read(document, {{"url", url("part.xlsx")}});
    EXPECT_TRUE(reading.at("values").as_array().empty()) << "it gave nothing yet";
    EXPECT_EQ(json::serialize(reading.at("sources")), R"({"network.major":{"department":"宣传办"}})");
}

TEST_F(Spreadsheets, ACsvMayBeInTheEncodingOfWindows) {
    const Model document = newReport();
    const std::string text = "项目,数值\r\n集中学习次数,12\r\n年份,2026\r\n";
    file("utf8.csv", text);
    const rtl::OString old = rtl::OUStringToOString(fromUtf8(text), RTL_TEXTENCODING_GB_18030);
    file("gb.csv", std::string(old.getStr(), static_cast<std::size_t>(old.getLength())));
    ASSERT_NE(bytesOf("gb.csv"), text);
    for (const char* name : {"utf8.csv", "gb.csv"}) {
        EXPECT_EQ(json::serialize(valuesIn(read(document, {{"url", url(name)}}))),
                  R"({"theory.sessions":12,"year":2026})")
            << name;
    }
}

TEST_F(Spreadsheets, DatesAndPercentagesOfCalcAreUnderstood) {
    const Model calc(office().session().desktop()->loadComponentFromURL(fromUtf8("private:factory/scalc"),
                                                                        fromUtf8("_blank"), 0,
                                                                        arguments({{"Hidden", css::uno::Any(true)}})),
                     css::uno::UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheetDocument> sheets(calc, css::uno::UNO_QUERY_THROW);
    const Reference<css::container::XIndexAccess> all(sheets->getSheets(), css::uno::UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheet> sheet(all->getByIndex(0), css::uno::UNO_QUERY_THROW);
    const Reference<css::util::XNumberFormatTypes> formats(
        Reference<css::util::XNumberFormatsSupplier>(calc, css::uno::UNO_QUERY_THROW)->getNumberFormats(),
        css::uno::UNO_QUERY_THROW);
    namespace kinds = css::util::NumberFormat;
    const std::vector<std::tuple<const char*, double, sal_Int16>> rows{
        {"集中学习次数", 12, kinds::NUMBER}, {"成文日期", 46374, kinds::DATE}, {"到课率", 0.955, kinds::PERCENT}};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        sheet->getCellByPosition(2, static_cast<sal_Int32>(i) + 3)->setFormula(fromUtf8(std::get<0>(rows[i])));
        const auto cell = sheet->getCellByPosition(3, static_cast<sal_Int32>(i) + 3);
        cell->setValue(std::get<1>(rows[i]));
        set(Reference<css::beans::XPropertySet>(cell, css::uno::UNO_QUERY_THROW), "NumberFormat",
            formats->getStandardFormat(std::get<2>(rows[i]), css::lang::Locale()));
    }
    Reference<css::frame::XStorable>(calc, css::uno::UNO_QUERY_THROW)
        ->storeToURL(fromUtf8(url("cells.ods")), arguments({{"FilterName", css::uno::Any(fromUtf8("calc8"))}}));
    Reference<css::util::XCloseable>(calc, css::uno::UNO_QUERY_THROW)->close(true);
    const Model document = newReport();
    json::object reading = read(document, {{"url", url("cells.ods")}});
    EXPECT_EQ(json::serialize(valuesIn(reading)), R"({"theory.sessions":12,"date":"2026-12-18"})");
    ASSERT_EQ(reading.at("unmatched").as_array().size(), 1U);
    EXPECT_EQ(reading.at("unmatched").at(0).at("shown"), "95.5%");
    EXPECT_EQ(reading.at("unmatched").at(0).at("place"), "D6");
    // The user says what it is; that is remembered.
    read(document, {{"url", url("cells.ods")}, {"match", {{"到课率", "theory.attendance"}}}});
    reading = read(document, {{"url", url("cells.ods")}});
    EXPECT_EQ(json::serialize(valuesIn(reading).at("theory.attendance")), "9.55E1");
    read(document, {{"url", url("cells.ods")}, {"match", {{"到课率", nullptr}}}});
    reading = read(document, {{"url", url("cells.ods")}, {"range", "C4:D4"}});
    EXPECT_EQ(json::serialize(valuesIn(reading)), R"({"theory.sessions":12})");
}

TEST_F(Spreadsheets, PastedCellsAndTablesOfFiveHundredRows) {
    const Model document = newReport();
    const json::object one = read(document, {{"text", "集中学习次数\t年份\n12\t2026\n"}});
    EXPECT_EQ(json::serialize(valuesIn(one)), R"({"theory.sessions":12,"year":2026})");
    const json::object rows = read(document, {{"text", "镇村\t集中学习次数\n东村\t7\n西村\t9\n"}});
    EXPECT_EQ(rows.at("rows").as_array().size(), 2U);
    std::string table = "措施\t针对问题\n";
    for (int i = 0; i < 500; ++i) {
        table += "第" + std::to_string(i) + "项\t问题\n";
    }
    const json::object many = valuesIn(read(document, {{"text", table}}));
    EXPECT_EQ(many.at("plan.measures").as_array().size(), 500U);
    fillWithSources(document, {{"values", many}});
    EXPECT_EQ(this->rows(document, "plan.measures").size(), 500U);
}

TEST_F(Spreadsheets, WhatCannotBeReadOrWrittenIsSaid) {
    const Model document = newReport(someValues);
    EXPECT_EQ(refusal([&] { read(document, {{"url", url("none.ods")}}); }), "open.cannot");
    EXPECT_EQ(refusal([&] { read(document, {{"url", url("none.csv")}}); }), "sheet.cannot-open");
    office().store(document, scratch() / "text.odt");
    EXPECT_EQ(refusal([&] { read(document, {{"url", url("text.odt")}}); }), "sheet.cannot-open");
    file("broken.xlsx", "no zip at all");
    EXPECT_NE(refusal([&] { read(document, {{"url", url("broken.xlsx")}}); }), "");
    file("cells.csv", "年份,2026\n");
    EXPECT_EQ(refusal([&] { read(document, {{"url", url("cells.csv")}, {"range", "x"}}); }), "sheet.bad-range");
    EXPECT_EQ(refusal([&] { read(document, {{"url", url("cells.csv")}, {"sheet", "x"}}); }), "sheet.no-such-sheet");
    EXPECT_EQ(refusal([&] { write(document, {{"url", url("form.doc")}}); }), "sheet.unknown-format");
    EXPECT_EQ(refusal([&] { write(document, {{"url", url("no/such/folder/form.ods")}}); }), "save.failed");
    EXPECT_EQ(refusal([&] {
                  fillWithSources(document, {{"sources", {{"no.such", {{"note", "x"}}}}}});
              }),
              "request.unknown-field");
}

// ---- Cells, without fields and documents --------------------------------------------------------------------------

constexpr const char* someCells = R"([
  {"name": "汇总", "cells": [["单位", "次数", "比例", "编号"], ["白鹭镇", 12, 0.1, "007"], ["青石乡", null, -3.25, "=1+1"], ["", null, null, "一\n二"]]},
  {"name": "催报", "cells": []},
  {"name": "催报", "cells": [["名称"], ["黄岭街道"]]}])";

TEST_F(Spreadsheets, CellsGoOutAndComeBack) {
    for (const char* name : {"cells.ods", "cells.xlsx", "cells.xls", "cells.csv"}) {
        const json::object request{{"url", url(name)}, {"sheets", json::parse(someCells)}};
        api()->writeCells(fromUtf8(json::serialize(request)));
        const json::value read = parse(api()->readCells(fromUtf8(json::serialize(json::object{{"url", url(name)}}))));
        const bool several = std::string_view(name) != "cells.csv";
        ASSERT_EQ(read.at("sheets").as_array().size(), several ? 3U : 1U) << name;
        const json::value& first = read.at("sheets").as_array()[0];
        EXPECT_EQ(first.at("row").as_int64(), 0) << name;
        EXPECT_EQ(json::serialize(first.at("cells").as_array()[1]), R"(["白鹭镇","12","0.1","007"])") << name;
        EXPECT_EQ(json::serialize(first.at("cells").as_array()[2]), R"(["青石乡","","-3.25","=1+1"])") << name;
        EXPECT_EQ(json::serialize(first.at("cells").as_array()[3]), R"(["","","","一\n二"])") << name;
        if (several) {
            EXPECT_EQ(first.at("name").as_string(), "汇总");
            EXPECT_EQ(json::serialize(read.at("sheets").as_array()[2].at("cells")), R"([["名称"],["黄岭街道"]])");
            const std::string second(read.at("sheets").as_array()[2].at("name").as_string());
            const json::value only =
                parse(api()->readCells(fromUtf8(json::serialize(json::object{{"url", url(name)}, {"sheet", second}}))));
            EXPECT_EQ(only.at("sheets").as_array().size(), 1U) << second;
        }
    }
}

TEST_F(Spreadsheets, MoreRowsThanAFormHas) {
    json::array rows{json::array{"单位", "次数"}};
    for (int i = 0; i < 6'000; ++i) {
        rows.push_back(json::array{"单位" + std::to_string(i), i});
    }
    const json::object request{{"url", url("many.xlsx")}, {"sheets", {{{"name", "表"}, {"cells", std::move(rows)}}}}};
    api()->writeCells(fromUtf8(json::serialize(request)));
    const json::value read =
        parse(api()->readCells(fromUtf8(json::serialize(json::object{{"url", url("many.xlsx")}}))));
    const json::array& cells = read.at("sheets").as_array()[0].at("cells").as_array();
    ASSERT_EQ(cells.size(), 6'001U);
    EXPECT_EQ(json::serialize(cells.back()), R"(["单位5999","5999"])");
}

TEST_F(Spreadsheets, CellsThatCannotBeAreRefused) {
    const auto write = [&](const std::string& name, json::value sheets) {
        const json::object request{{"url", url(name)}, {"sheets", std::move(sheets)}};
        return refusal([&] { api()->writeCells(fromUtf8(json::serialize(request))); });
    };
    EXPECT_EQ(write("a.pdf", json::parse(someCells)), "sheet.unknown-format");
    EXPECT_EQ(write("a.ods", json::parse(R"([{"name": "a", "cells": [[true]]}])")), "request.missing");
    EXPECT_EQ(write("a.ods", json::parse(R"([{"name": "a"}])")), "request.missing");
    EXPECT_EQ(write("a.xls", json::array{json::object{{"name", "a"}, {"cells", {json::array(257, "x")}}}}),
              "sheet.too-large");
    const auto read = [&](const json::object& request) {
        return refusal([&] { api()->readCells(fromUtf8(json::serialize(request))); });
    };
    EXPECT_NE(read({{"url", url("missing.ods")}}), "");
    EXPECT_EQ(write("there.ods", json::parse(someCells)), "");
    EXPECT_EQ(read({{"url", url("there.ods")}, {"sheet", "无"}}), "sheet.no-such-sheet");
}

} // namespace
} // namespace zhangfa
