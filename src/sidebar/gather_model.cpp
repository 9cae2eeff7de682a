// 汇总 without its window.
#include "sidebar/gather_model.h"

#include "batch/rows_error.h"

#include <algorithm>
#include <map>
#include <ranges>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

struct Stopped {};

constexpr std::size_t shownColumns = 5; // a table of all fields has too many for a line

std::size_t columnsOf(const GatherSheet& sheet) { return std::min(sheet.rows.front().size(), shownColumns); }

std::string line(const std::vector<GatherCell>& row, std::size_t columns) {
    std::string all;
    for (std::size_t column = 0; column < std::min(columns, row.size()); ++column) {
        std::string text = row[column].text;
        std::ranges::replace(text, '\n', ' ');
        all += (all.empty() || text.empty() ? "" : "　") + text;
    }
    return all;
}

std::optional<UnitList> listOf(const GatherWish& wish) {
    if (wish.unitsFile.empty()) {
        return std::nullopt;
    }
    std::vector<ListedUnit> units = wish.unitCells ? unitsIn(*wish.unitCells) : readUnits(wish.unitsFile);
    if (units.empty()) {
        throw RowsError({Place{wish.unitsFile, 0, 0}, {"collect.no-units", {}}});
    }
    return UnitList(std::move(units));
}

} // namespace

GatherOutcome gatherDocuments(const GatherWish& wish, const Texts& texts, const std::atomic<bool>& stopped,
                              const std::function<void(std::size_t read)>& progress) {
    GatherOutcome outcome;
    try {
        std::optional<UnitList> list = listOf(wish);
        Gatherer gatherer(*wish.library, *wish.kind);
        std::size_t read = 0;
        const FileVisitor visitor{[&](const std::string& file, std::string bytes) {
                                      if (stopped) {
                                          throw Stopped();
                                      }
                                      gatherer.add(file, std::move(bytes));
                                      progress(++read);
                                  },
                                  [&](UnreadFile file) { gatherer.pass(std::move(file)); }};
        std::error_code error;
        const fs::path units = wish.unitsFile.empty() ? fs::path() : fs::canonical(wish.unitsFile, error);
        visitFiles({wish.input}, {units.native()}, visitor);
        if (read == 0) {
            outcome.fault = texts("collect.no-documents");
            return outcome;
        }
        outcome.gathering = std::make_shared<const Gathering>(gatherer.finish(std::move(list), {wish.countGuesses}));
        outcome.sheets = gatherSheets(*outcome.gathering, texts);
    } catch (const Stopped&) { // NOLINT(bugprone-empty-catch): nobody wants it any more
    } catch (const RowsError& error) {
        outcome.fault = error.problem.place.file + ": " + texts(error.problem.message);
    } catch (const fs::filesystem_error& error) {
        outcome.fault = texts({"gather.unreadable", {error.path1().native(), error.code().message()}});
    } catch (const std::exception& error) {
        outcome.fault = error.what();
    }
    return outcome;
}

const Kind* otherKind(const GatherOutcome& outcome, const GatherWish& wish) {
    if (!outcome.gathering || !outcome.gathering->documents.empty()) {
        return nullptr;
    }
    std::map<std::string, std::size_t> titles;
    for (const UnreadFile& file : outcome.gathering->unread) {
        if (file.why.key == "collect.other-kind") {
            ++titles[file.why.args.front()];
        }
    }
    const auto most = std::ranges::max_element(titles, {}, [](const auto& each) { return each.second; });
    if (most == titles.end()) {
        return nullptr;
    }
    for (const Kind& kind : wish.library->kinds | std::views::values) {
        if (kind.title == most->first && &kind != wish.kind) {
            return &kind;
        }
    }
    return nullptr;
}

std::string shownOutcome(const GatherOutcome& outcome, const Texts& texts) {
    if (!outcome.gathering) {
        return outcome.fault;
    }
    const Gathering& found = *outcome.gathering;
    std::string text = texts({"gather.told",
                              {std::to_string(found.documents.size()), std::to_string(found.unread.size()),
                               std::to_string(findingsSheet(found, texts).rows.size() - 1)}});
    if (found.list) {
        text += texts({"collect.told-missing",
                       {std::to_string(found.list->units().size()), std::to_string(found.missing.size())}});
    }
    return text;
}

std::string shownSheet(const GatherOutcome& outcome, std::size_t sheet) {
    const GatherSheet& shown = outcome.sheets[sheet];
    const bool withSums = sheet == 0; // behind a row a document
    return shown.name + "　" + std::to_string(withSums ? outcome.gathering->documents.size() : shown.rows.size() - 1);
}

std::string shownHeadings(const GatherSheet& sheet) { return line(sheet.rows.front(), columnsOf(sheet)); }

std::vector<std::string> shownRows(const GatherSheet& sheet) {
    std::vector<std::string> lines;
    for (std::size_t row = 1; row < std::min(sheet.rows.size(), mostLines + 1); ++row) {
        lines.push_back(line(sheet.rows[row], columnsOf(sheet)));
    }
    return lines;
}

std::string tabbed(const GatherSheet& sheet) {
    std::string all;
    for (const auto& row : sheet.rows) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            std::string text = row[column].text;
            std::ranges::replace(text, '\n', ' ');
            std::ranges::replace(text, '\t', ' ');
            all += (column > 0 ? "\t" : "") + text;
        }
        all += '\n';
    }
    return all;
}

std::optional<fs::path> fileOf(const GatherSheet& sheet, std::size_t row, const GatherWish& wish, const Texts& texts) {
    const auto& headings = sheet.rows.front();
    const auto column = std::ranges::find(headings, texts("collect.file"), &GatherCell::text);
    if (column == headings.end() || row >= sheet.rows.size()) {
        return std::nullopt;
    }
    const std::string& name = sheet.rows[row][static_cast<std::size_t>(column - headings.begin())].text;
    std::error_code error;
    const fs::path file = fs::is_directory(wish.input, error) ? fs::path(wish.input) / name : fs::path(name);
    return !name.empty() && fs::is_regular_file(file, error) ? std::optional(file) : std::nullopt;
}

} // namespace zhangfa
