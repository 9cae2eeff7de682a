// Spreadsheets on disk, read and written through Calc; CSV by itself.
#include "office/spreadsheet_files.h"

#include "core/calendar_date.h"
#include "core/decimal.h"
#include "office/opened_document.h"
#include "office/refusal.h"
#include "office/saving.h"
#include "uno/properties.h"

#include <boost/regex.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/IOException.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/Date.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <osl/file.hxx>
#include <rtl/string.hxx>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>

namespace zhangfa {

namespace {

constexpr sal_Int32 mostRows = 5000, mostColumns = 500;               // of a sheet; what lies beyond is no form
constexpr sal_Int32 mostCellRows = 1'048'576, mostCellColumns = 2000; // where any table may stand in it
constexpr sal_Int32 cellsAtOnce = 100'000;
constexpr sal_uInt64 largestCsv = 20'000'000; // bytes

std::string endingOf(const std::string& url) {
    std::string ending = url.substr(url.rfind('.') + 1);
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    return ending;
}

[[noreturn]] void cannotOpen(const std::string& url) { refuse("sheet.cannot-open", {url.substr(url.rfind('/') + 1)}); }

std::string bytesOf(const std::string& url) {
    osl::File file(url.starts_with('/') ? ascii("file://") + fromUtf8(url) : fromUtf8(url));
    sal_uInt64 size = 0;
    if (file.open(osl_File_OpenFlag_Read) != osl::FileBase::E_None || file.getSize(size) != osl::FileBase::E_None ||
        size > largestCsv) {
        cannotOpen(url);
    }
    std::string bytes(size, '\0');
    sal_uInt64 read = 0;
    if (file.read(bytes.data(), size, read) != osl::FileBase::E_None || read != size) {
        cannotOpen(url);
    }
    return bytes;
}

// In UTF-8, or else in the encoding that Excel and WPS write in China.
std::string decoded(const std::string& bytes, const std::string& url) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const std::string_view text = std::string_view(bytes).substr(bytes.starts_with(mark) ? mark.size() : 0);
    rtl::OUString result;
    for (const rtl_TextEncoding encoding : {RTL_TEXTENCODING_UTF8, RTL_TEXTENCODING_GB_18030}) {
        if (rtl_convertStringToUString(&result.pData, text.data(), static_cast<sal_Int32>(text.size()), encoding,
                                       RTL_TEXTTOUNICODE_FLAGS_UNDEFINED_ERROR |
                                           RTL_TEXTTOUNICODE_FLAGS_MBUNDEFINED_ERROR |
                                           RTL_TEXTTOUNICODE_FLAGS_INVALID_ERROR)) {
            return toUtf8(result);
        }
    }
    cannotOpen(url);
}

// How its numbers are to be read.
class NumberKinds {
public:
    explicit NumberKinds(const Reference<css::uno::XInterface>& document)
        : formats_(Reference<css::util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats()),
          nullDate_(get<css::util::Date>(
              Reference<css::util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormatSettings(),
              "NullDate")) {}

    // `cells`: one or several of the same number format.
    std::string text(const Reference<css::uno::XInterface>& cells, double number) {
        return text(formatOf(cells), number);
    }
    std::string text(sal_Int32 format, double number) {
        const auto [known, isNew] = kinds_.try_emplace(format, 0);
        if (isNew) {
            known->second = get<sal_Int16>(formats_->getByKey(format), "Type");
        }
        if ((known->second & css::util::NumberFormat::DATE) != 0) {
            return dateText(number);
        }
        if ((known->second & css::util::NumberFormat::PERCENT) != 0) {
            return movePoint(decimalText(number), 2) + "%";
        }
        return decimalText(number);
    }
    static sal_Int32 formatOf(const Reference<css::uno::XInterface>& cells) {
        return get<sal_Int32>(Reference<css::beans::XPropertySet>(cells, UNO_QUERY_THROW), "NumberFormat");
    }

private:
    std::string dateText(double number) const {
        const std::chrono::sys_days first = std::chrono::year(nullDate_.Year) / nullDate_.Month / nullDate_.Day;
        return isoDate(first + std::chrono::days(static_cast<int>(std::floor(number))));
    }

    Reference<css::util::XNumberFormats> formats_;
    css::util::Date nullDate_;
    std::map<sal_Int32, sal_Int16> kinds_;
};

// How much of a sheet is read.
struct Extent {
    sal_Int32 rows, columns;
    bool ragged; // empty cells at a row's end are left out
};
constexpr Extent ofForm{mostRows, mostColumns, false}, ofTable{mostCellRows, mostCellColumns, true};

// Number formats of a stretch of rows: asked once for a column, as most have one from top to bottom.
class ColumnFormats {
public:
    ColumnFormats(Reference<css::table::XCellRange> range, sal_Int32 rows, sal_Int32 columns)
        : range_(std::move(range)), rows_(rows), known_(static_cast<std::size_t>(columns)) {}

    sal_Int32 at(sal_Int32 column, sal_Int32 row) {
        Known& known = known_[static_cast<std::size_t>(column)];
        if (known.state == Known::unasked) {
            const auto cells = range_->getCellRangeByPosition(column, 0, column, rows_ - 1);
            const auto state =
                Reference<css::beans::XPropertyState>(cells, UNO_QUERY_THROW)->getPropertyState(ascii("NumberFormat"));
            known.state = state == css::beans::PropertyState_AMBIGUOUS_VALUE ? Known::differs : Known::same;
            known.format = known.state == Known::same ? NumberKinds::formatOf(cells) : 0;
        }
        return known.state == Known::same ? known.format
                                          : NumberKinds::formatOf(range_->getCellByPosition(column, row));
    }

private:
    struct Known {
        enum { unasked, same, differs } state = unasked;
        sal_Int32 format = 0;
    };
    Reference<css::table::XCellRange> range_;
    sal_Int32 rows_;
    std::vector<Known> known_;
};

void dropEmptyEnd(std::vector<std::string>& row) {
    while (!row.empty() && row.back().empty()) {
        row.pop_back();
    }
}

// A stretch of rows at a time, so that only the texts themselves need room. `room`: bytes of text that may still come;
// 0 afterwards: there was more.
Sheet readSheet(const Reference<css::sheet::XSpreadsheet>& source, const std::string& name, NumberKinds& kinds,
                Extent most, std::size_t& room) {
    const Reference<css::sheet::XUsedAreaCursor> cursor(source->createCursor(), UNO_QUERY_THROW);
    cursor->gotoStartOfUsedArea(false);
    cursor->gotoEndOfUsedArea(true);
    const auto area = Reference<css::sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
    const sal_Int32 lastRow = std::min(area.EndRow, area.StartRow + most.rows - 1),
                    lastColumn = std::min(area.EndColumn, area.StartColumn + most.columns - 1),
                    columns = lastColumn - area.StartColumn + 1, step = std::max(cellsAtOnce / columns, 1);
    Sheet sheet{name, static_cast<std::size_t>(area.StartRow), static_cast<std::size_t>(area.StartColumn)};
    for (sal_Int32 first = area.StartRow; first <= lastRow && room > 0; first += step) {
        const sal_Int32 last = std::min(lastRow, first + step - 1);
        const auto range = source->getCellRangeByPosition(area.StartColumn, first, lastColumn, last);
        const auto data = Reference<css::sheet::XCellRangeData>(range, UNO_QUERY_THROW)->getDataArray();
        ColumnFormats formats(range, last - first + 1, columns);
        for (sal_Int32 row = 0; row < data.getLength(); ++row) {
            std::vector<std::string> cells;
            for (sal_Int32 column = 0; column < data[row].getLength(); ++column) {
                rtl::OUString text;
                double number = 0;
                if (data[row][column] >>= number) {
                    cells.push_back(kinds.text(formats.at(column, row), number));
                } else {
                    data[row][column] >>= text;
                    cells.push_back(toUtf8(text));
                }
                room -= std::min(room, cells.back().size());
            }
            if (most.ragged) {
                dropEmptyEnd(cells);
                cells.shrink_to_fit();
            }
            sheet.cells.push_back(std::move(cells));
        }
    }
    while (most.ragged && !sheet.cells.empty() && sheet.cells.back().empty()) {
        sheet.cells.pop_back();
    }
    return sheet;
}

bool holdsAnything(const Sheet& sheet) {
    return std::ranges::any_of(sheet.cells, [](const auto& row) {
        return std::ranges::any_of(row, [](const std::string& cell) { return !cell.empty(); });
    });
}

// A sheet's name may not have these.
rtl::OUString sheetName(const std::string& wanted, std::size_t index) {
    std::string name;
    for (const char letter : wanted) {
        name += std::string_view("[]*?:/\\'").find(letter) == std::string_view::npos ? letter : ' ';
    }
    constexpr sal_Int32 longest = 31; // characters, for Excel
    rtl::OUString shown = fromUtf8(name.empty() ? std::to_string(index + 1) : name);
    return shown.getLength() > longest ? shown.copy(0, longest) : shown;
}

// 12, -0.5; not 007, and no number longer than a spreadsheet keeps.
std::optional<double> numberIn(const std::string& text) {
    static const boost::regex number("-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,6})?");
    const auto value = boost::regex_match(text, number) ? decimalValue(text) : std::nullopt;
    return value ? std::optional(value->to_number<double>()) : std::nullopt;
}

void fillSheet(const Reference<css::sheet::XSpreadsheet>& target, const Sheet& sheet, bool form) {
    for (std::size_t row = 0; row < sheet.cells.size(); ++row) {
        for (std::size_t column = 0; column < sheet.cells[row].size(); ++column) {
            const std::string& text = sheet.cells[row][column];
            const auto cell = target->getCellByPosition(static_cast<sal_Int32>(column), static_cast<sal_Int32>(row));
            const auto number = row > 0 ? numberIn(text) : std::nullopt;
            if (number) {
                cell->setValue(*number);
            } else if (!text.empty()) {
                Reference<css::text::XTextRange>(cell, UNO_QUERY_THROW)->setString(fromUtf8(text));
            }
        }
    }
    const auto lines = Reference<css::table::XColumnRowRange>(target, UNO_QUERY_THROW);
    const auto width = static_cast<sal_Int32>(sheet.cells.empty() ? 0 : sheet.cells.front().size());
    for (sal_Int32 column = 0; column < width; ++column) {
        const Reference<css::beans::XPropertySet> properties(lines->getColumns()->getByIndex(column), UNO_QUERY_THROW);
        set(properties, "OptimalWidth", true);
        if (form && column == 0) {
            set(properties, "IsVisible", false); // ids are for the machine
        }
    }
}

} // namespace

namespace {

bool isCsv(const std::string& ending) { return ending == "csv" || ending == "tsv" || ending == "txt"; }

std::vector<Sheet> readCsv(const std::string& url) {
    const std::string text = decoded(bytesOf(url), url);
    return {{"", 0, 0, splitCells(text, separatorOf(text))}};
}

// Hands `take` each sheet with its name; `take` says whether to go on.
void forEachSheet(
    const Reference<css::sheet::XSpreadsheetDocument>& document,
    const std::function<bool(const Reference<css::sheet::XSpreadsheet>&, const std::string& name)>& take) {
    const Reference<css::container::XIndexAccess> all(document->getSheets(), UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < all->getCount(); ++i) {
        const Reference<css::sheet::XSpreadsheet> sheet(all->getByIndex(i), UNO_QUERY_THROW);
        if (!take(sheet, toUtf8(Reference<css::container::XNamed>(sheet, UNO_QUERY_THROW)->getName()))) {
            return;
        }
    }
}

Reference<css::sheet::XSpreadsheetDocument> spreadsheetIn(const OpenedDocument& opened, const std::string& url) {
    Reference<css::sheet::XSpreadsheetDocument> document(opened.model(), UNO_QUERY);
    if (!document.is()) {
        cannotOpen(url);
    }
    return document;
}

} // namespace

std::vector<Sheet> readSpreadsheet(const Context& context, const std::string& url) {
    if (isCsv(endingOf(url))) {
        return readCsv(url);
    }
    const OpenedDocument opened(context, url);
    const auto document = spreadsheetIn(opened, url);
    NumberKinds kinds(document);
    std::vector<Sheet> sheets;
    std::size_t room = mostCellText;
    const bool several =
        Reference<css::container::XIndexAccess>(document->getSheets(), UNO_QUERY_THROW)->getCount() > 1;
    forEachSheet(document, [&](const auto& source, const std::string& name) {
        if (Sheet sheet = readSheet(source, several ? name : "", kinds, ofForm, room); holdsAnything(sheet)) {
            sheets.push_back(std::move(sheet));
        }
        return true;
    });
    return sheets;
}

std::vector<Sheet> readCells(const Context& context, const std::string& url, const std::optional<std::string>& wanted) {
    std::vector<Sheet> sheets;
    if (isCsv(endingOf(url))) {
        sheets = readCsv(url);
    } else {
        const OpenedDocument opened(context, url);
        const auto document = spreadsheetIn(opened, url);
        NumberKinds kinds(document);
        std::size_t room = mostCellText;
        forEachSheet(document, [&](const auto& source, const std::string& name) {
            if (!wanted || name == *wanted) {
                sheets.push_back(readSheet(source, name, kinds, ofTable, room));
            }
            return room > 0;
        });
        if (room == 0) {
            refuse("sheet.too-much-text", {url.substr(url.rfind('/') + 1)});
        }
    }
    if (wanted && std::ranges::none_of(sheets, [&](const Sheet& sheet) { return sheet.name == *wanted; })) {
        refuse("sheet.no-such-sheet", {*wanted});
    }
    return sheets;
}

void writeText(const std::string& url, const std::string& text) {
    writeWhole(url, [&](const rtl::OUString& beside) {
        osl::File::remove(beside);
        osl::File file(beside);
        sal_uInt64 written = 0;
        const bool done = file.open(osl_File_OpenFlag_Write | osl_File_OpenFlag_Create) == osl::FileBase::E_None &&
                          file.write(text.data(), text.size(), written) == osl::FileBase::E_None &&
                          written == text.size() && file.close() == osl::FileBase::E_None;
        if (!done) {
            throw css::io::IOException();
        }
    });
}

namespace {

const char* filterOf(const std::string& ending) {
    static const std::map<std::string, const char*> filters{
        {"ods", "calc8"}, {"xlsx", "Calc MS Excel 2007 XML"}, {"xls", "MS Excel 97"}};
    const auto filter = filters.find(ending);
    if (filter == filters.end()) {
        refuse("sheet.unknown-format", {ending});
    }
    return filter->second;
}

// The sheet of that number in a new document, named; the document has one from the beginning.
Reference<css::sheet::XSpreadsheet> newSheet(const Reference<css::sheet::XSpreadsheetDocument>& document,
                                             const std::string& wanted, std::size_t index) {
    const Reference<css::sheet::XSpreadsheets> all = document->getSheets();
    rtl::OUString name = sheetName(wanted, index);
    if (index == 0) {
        const Reference<css::container::XIndexAccess> first(all, UNO_QUERY_THROW);
        Reference<css::container::XNamed>(first->getByIndex(0), UNO_QUERY_THROW)->setName(name);
    } else {
        name = all->hasByName(name)
                   ? fromUtf8(toUtf8(name.copy(0, std::min<sal_Int32>(name.getLength(), 26))) + std::to_string(index))
                   : name;
        all->insertNewByName(name, static_cast<sal_Int16>(index));
    }
    return {all->getByName(name), UNO_QUERY_THROW};
}

void store(const OpenedDocument& opened, const std::string& url, const char* filter) {
    const Reference<css::frame::XStorable> storable(opened.model(), UNO_QUERY_THROW);
    writeWhole(url, [&](const rtl::OUString& beside) {
        storable->storeToURL(
            beside, arguments({{"FilterName", css::uno::Any(ascii(filter))}, {"Overwrite", css::uno::Any(true)}}));
    });
}

std::size_t widthOf(const CellSheet& sheet) {
    std::size_t width = 0;
    for (const auto& row : sheet.cells) {
        width = std::max(width, row.size());
    }
    return width;
}

css::uno::Any anyOf(const Cell& cell) {
    if (const double* number = std::get_if<double>(&cell)) {
        return css::uno::Any(*number);
    }
    const std::string* text = std::get_if<std::string>(&cell);
    return css::uno::Any(text != nullptr ? fromUtf8(*text) : rtl::OUString());
}

void putCells(const Reference<css::sheet::XSpreadsheet>& target, const CellSheet& sheet, std::size_t width) {
    const std::size_t step = std::max<std::size_t>(cellsAtOnce / width, 1);
    for (std::size_t first = 0; first < sheet.cells.size(); first += step) {
        const std::size_t rows = std::min(step, sheet.cells.size() - first);
        css::uno::Sequence<css::uno::Sequence<css::uno::Any>> data(static_cast<sal_Int32>(rows));
        auto* const lines = data.getArray();
        for (std::size_t row = 0; row < rows; ++row) {
            lines[row].realloc(static_cast<sal_Int32>(width));
            auto* const cells = lines[row].getArray();
            for (std::size_t column = 0; column < width; ++column) {
                const auto& given = sheet.cells[first + row];
                cells[column] = anyOf(column < given.size() ? given[column] : Cell());
            }
        }
        const auto range =
            target->getCellRangeByPosition(0, static_cast<sal_Int32>(first), static_cast<sal_Int32>(width) - 1,
                                           static_cast<sal_Int32>(first + rows) - 1);
        Reference<css::sheet::XCellRangeData>(range, UNO_QUERY_THROW)->setDataArray(data);
    }
}

bool hasLines(const CellSheet& sheet, std::size_t column) {
    return std::ranges::any_of(sheet.cells, [&](const std::vector<Cell>& row) {
        const std::string* text = column < row.size() ? std::get_if<std::string>(&row[column]) : nullptr;
        return text != nullptr && text->find('\n') != std::string::npos;
    });
}

// Columns as wide as what is in them, but for long texts: these wrap.
void layOut(const Reference<css::lang::XMultiServiceFactory>& document,
            const Reference<css::sheet::XSpreadsheet>& target, const CellSheet& sheet, std::size_t width) {
    constexpr sal_Int32 widest = 8000; // 1/100 mm
    const auto lines = Reference<css::table::XColumnRowRange>(target, UNO_QUERY_THROW);
    const auto end = static_cast<sal_Int32>(width) - 1, bottom = static_cast<sal_Int32>(sheet.cells.size()) - 1;
    const Reference<css::beans::XPropertySet> heading(target->getCellRangeByPosition(0, 0, end, 0), UNO_QUERY_THROW);
    set(heading, "CharWeight", css::awt::FontWeight::BOLD);
    set(heading, "CharWeightAsian", css::awt::FontWeight::BOLD);
    set(Reference<css::beans::XPropertySet>(target->getCellRangeByPosition(0, 0, end, bottom), UNO_QUERY_THROW),
        "VertJustify", css::table::CellVertJustify2::TOP); // one long text makes its whole row high
    std::vector<css::table::CellRangeAddress> wrapping;
    for (sal_Int32 column = 0; column <= end; ++column) {
        const Reference<css::beans::XPropertySet> properties(lines->getColumns()->getByIndex(column), UNO_QUERY_THROW);
        set(properties, "OptimalWidth", true);
        const bool wide = get<sal_Int32>(properties, "Width") > widest;
        if (wide) {
            set(properties, "Width", widest);
        }
        if (wide || hasLines(sheet, static_cast<std::size_t>(column))) {
            const Reference<css::sheet::XCellRangeAddressable> range(
                target->getCellRangeByPosition(column, 0, column, bottom), UNO_QUERY_THROW);
            wrapping.push_back(range->getRangeAddress());
        }
    }
    if (!wrapping.empty()) { // at once: Calc sets all rows' heights anew each time
        const Reference<css::sheet::XSheetCellRangeContainer> ranges(
            document->createInstance(ascii("com.sun.star.sheet.SheetCellRanges")), UNO_QUERY_THROW);
        ranges->addRangeAddresses(sequence(wrapping), false);
        set(Reference<css::beans::XPropertySet>(ranges, UNO_QUERY_THROW), "IsTextWrapped", true);
    }
}

// The headings come again on every printed page. (Freezing them on the screen needs a view that is shown.)
void repeatHeadings(const Reference<css::sheet::XSpreadsheet>& sheet) {
    const Reference<css::sheet::XPrintAreas> pages(sheet, UNO_QUERY_THROW);
    const auto own = Reference<css::sheet::XCellRangeAddressable>(sheet, UNO_QUERY_THROW)->getRangeAddress();
    pages->setTitleRows(css::table::CellRangeAddress(own.Sheet, 0, 0, 0, 0));
    pages->setPrintTitleRows(true);
}

std::string textOf(const Cell& cell) {
    const double* number = std::get_if<double>(&cell);
    const std::string* text = std::get_if<std::string>(&cell);
    return number != nullptr ? decimalText(*number) : text != nullptr ? *text : std::string();
}

} // namespace

void writeSpreadsheet(const Context& context, const std::string& url, const std::vector<Sheet>& sheets) {
    const std::string ending = endingOf(url);
    if (ending == "csv") {
        return writeText(url, sheets.empty() ? std::string() : toCsv(sheets.front()));
    }
    const char* filter = filterOf(ending);
    const OpenedDocument opened(context, "private:factory/scalc");
    const Reference<css::sheet::XSpreadsheetDocument> document(opened.model(), UNO_QUERY_THROW);
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        fillSheet(newSheet(document, sheets[i].name, i), sheets[i], i == 0);
    }
    store(opened, url, filter);
}

void writeCells(const Context& context, const std::string& url, const std::vector<CellSheet>& sheets) {
    const std::string ending = endingOf(url);
    if (ending == "csv") {
        Sheet sheet;
        for (const auto& row : sheets.empty() ? std::vector<std::vector<Cell>>() : sheets.front().cells) {
            std::vector<std::string>& cells = sheet.cells.emplace_back();
            std::ranges::transform(row, std::back_inserter(cells), textOf);
        }
        return writeText(url, toCsv(sheet));
    }
    const char* filter = filterOf(ending);
    const Extent most = ending == "xls" ? Extent{65'536, 256, true} : Extent{mostCellRows, 1024, true};
    for (const CellSheet& sheet : sheets) {
        if (sheet.cells.size() > static_cast<std::size_t>(most.rows) ||
            widthOf(sheet) > static_cast<std::size_t>(most.columns)) {
            refuse("sheet.too-large", {sheet.name, std::to_string(most.rows), std::to_string(most.columns)});
        }
    }
    const OpenedDocument opened(context, "private:factory/scalc");
    const Reference<css::sheet::XSpreadsheetDocument> document(opened.model(), UNO_QUERY_THROW);
    std::vector<Reference<css::sheet::XSpreadsheet>> made;
    for (const CellSheet& sheet : sheets) {
        made.push_back(newSheet(document, sheet.name, made.size()));
        if (const std::size_t width = widthOf(sheet); width > 0) {
            putCells(made.back(), sheet, width);
            layOut(Reference<css::lang::XMultiServiceFactory>(document, UNO_QUERY_THROW), made.back(), sheet, width);
            repeatHeadings(made.back());
        }
    }
    store(opened, url, filter);
}

} // namespace zhangfa
