// Spreadsheets on disk, read and written through Calc; CSV by itself.
#include "office/spreadsheet_files.h"

#include "core/calendar_date.h"
#include "core/decimal.h"
#include "office/opened_document.h"
#include "office/refusal.h"
#include "office/saving.h"
#include "uno/properties.h"

#include <boost/regex.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/IOException.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
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
#include <map>

namespace zhangfa {

namespace {

constexpr sal_Int32 mostRows = 5000, mostColumns = 500; // of a sheet; what lies beyond is no form
constexpr sal_uInt64 largestCsv = 20'000'000;           // bytes

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

    std::string text(const Reference<css::table::XCell>& cell, double number) {
        const auto key = get<sal_Int32>(Reference<css::beans::XPropertySet>(cell, UNO_QUERY_THROW), "NumberFormat");
        const auto [known, isNew] = kinds_.try_emplace(key, 0);
        if (isNew) {
            known->second = get<sal_Int16>(formats_->getByKey(key), "Type");
        }
        if ((known->second & css::util::NumberFormat::DATE) != 0) {
            return dateText(number);
        }
        if ((known->second & css::util::NumberFormat::PERCENT) != 0) {
            return movePoint(decimalText(number), 2) + "%";
        }
        return decimalText(number);
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

Sheet readSheet(const Reference<css::sheet::XSpreadsheet>& source, const std::string& name, NumberKinds& kinds) {
    const Reference<css::sheet::XUsedAreaCursor> cursor(source->createCursor(), UNO_QUERY_THROW);
    cursor->gotoStartOfUsedArea(false);
    cursor->gotoEndOfUsedArea(true);
    const auto area = Reference<css::sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
    const sal_Int32 lastRow = std::min(area.EndRow, area.StartRow + mostRows - 1),
                    lastColumn = std::min(area.EndColumn, area.StartColumn + mostColumns - 1);
    const auto range = source->getCellRangeByPosition(area.StartColumn, area.StartRow, lastColumn, lastRow);
    const auto data = Reference<css::sheet::XCellRangeData>(range, UNO_QUERY_THROW)->getDataArray();
    Sheet sheet{name, static_cast<std::size_t>(area.StartRow), static_cast<std::size_t>(area.StartColumn)};
    for (sal_Int32 row = 0; row < data.getLength(); ++row) {
        std::vector<std::string> cells;
        for (sal_Int32 column = 0; column < data[row].getLength(); ++column) {
            rtl::OUString text;
            double number = 0;
            if (data[row][column] >>= number) {
                cells.push_back(kinds.text(range->getCellByPosition(column, row), number));
            } else {
                data[row][column] >>= text;
                cells.push_back(toUtf8(text));
            }
        }
        sheet.cells.push_back(std::move(cells));
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

std::vector<Sheet> readSpreadsheet(const Context& context, const std::string& url) {
    std::vector<Sheet> sheets;
    const std::string ending = endingOf(url);
    if (ending == "csv" || ending == "tsv" || ending == "txt") {
        const std::string text = decoded(bytesOf(url), url);
        sheets.push_back({"", 0, 0, splitCells(text, separatorOf(text))});
        return sheets;
    }
    const OpenedDocument opened(context, url);
    const Reference<css::sheet::XSpreadsheetDocument> document(opened.model(), UNO_QUERY);
    if (!document.is()) {
        cannotOpen(url);
    }
    NumberKinds kinds(document);
    const Reference<css::container::XIndexAccess> all(document->getSheets(), UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < all->getCount(); ++i) {
        const Reference<css::sheet::XSpreadsheet> source(all->getByIndex(i), UNO_QUERY_THROW);
        const std::string name = toUtf8(Reference<css::container::XNamed>(source, UNO_QUERY_THROW)->getName());
        if (Sheet sheet = readSheet(source, all->getCount() > 1 ? name : "", kinds); holdsAnything(sheet)) {
            sheets.push_back(std::move(sheet));
        }
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

void writeSpreadsheet(const Context& context, const std::string& url, const std::vector<Sheet>& sheets) {
    const std::string ending = endingOf(url);
    if (ending == "csv") {
        return writeText(url, sheets.empty() ? std::string() : toCsv(sheets.front()));
    }
    static const std::map<std::string, const char*> filters{
        {"ods", "calc8"}, {"xlsx", "Calc MS Excel 2007 XML"}, {"xls", "MS Excel 97"}};
    const auto filter = filters.find(ending);
    if (filter == filters.end()) {
        refuse("sheet.unknown-format", {ending});
    }
    const OpenedDocument opened(context, "private:factory/scalc");
    const Reference<css::sheet::XSpreadsheetDocument> document(opened.model(), UNO_QUERY_THROW);
    const Reference<css::sheet::XSpreadsheets> all = document->getSheets();
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        rtl::OUString name = sheetName(sheets[i].name, i);
        if (i == 0) {
            const Reference<css::container::XIndexAccess> first(all, UNO_QUERY_THROW);
            Reference<css::container::XNamed>(first->getByIndex(0), UNO_QUERY_THROW)->setName(name);
        } else {
            name = all->hasByName(name)
                       ? fromUtf8(toUtf8(name.copy(0, std::min<sal_Int32>(name.getLength(), 28))) + std::to_string(i))
                       : name;
            all->insertNewByName(name, static_cast<sal_Int16>(i));
        }
        fillSheet(Reference<css::sheet::XSpreadsheet>(all->getByName(name), UNO_QUERY_THROW), sheets[i], i == 0);
    }
    const Reference<css::frame::XStorable> storable(opened.model(), UNO_QUERY_THROW);
    writeWhole(url, [&](const rtl::OUString& beside) {
        storable->storeToURL(beside, arguments({{"FilterName", css::uno::Any(ascii(filter->second))},
                                                {"Overwrite", css::uno::Any(true)}}));
    });
}

} // namespace zhangfa
