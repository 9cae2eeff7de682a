// Names of units, compared.
#include "unit_list.h"

#include "core/utf8.h"
#include "package/ascii_case.h"

#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <set>

namespace zhangfa {

namespace json = boost::json;

namespace {

// In the order in which names are shown. What a list calls a unit, too, by its title or id.
constexpr std::array<std::string_view, 12> headings{"单位全称",   "单位名称",   "单位",       "unit",
                                                    "名称",       "name",       "单位简称",   "简称",
                                                    "short-name", "党组织全称", "党组织名称", "org-full"};

std::optional<std::size_t> rankOf(std::string_view heading) {
    const std::string key = unitKey(heading);
    const auto found = std::ranges::find(headings, key);
    return found != headings.end() ? std::optional<std::size_t>(found - headings.begin()) : std::nullopt;
}

// Figures, as 3/3 in a table of ours, are none.
bool isName(std::string_view text) {
    return std::ranges::any_of(
        text, [](unsigned char c) { return c >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
}

void addNames(std::vector<ListedUnit>& units, std::vector<std::pair<std::size_t, std::string>> ranked) {
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    ListedUnit unit;
    for (auto& [rank, name] : ranked) {
        if (const std::string_view text = trimmed(name); isName(text)) {
            unit.names.emplace_back(text);
        }
    }
    if (!unit.names.empty()) {
        units.push_back(std::move(unit));
    }
}

// [{"unit": "…"}], or ["…", "…"], which no reader of rows takes.
std::optional<std::vector<ListedUnit>> plainNames(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string text((std::istreambuf_iterator<char>(stream)), {});
    text.erase(0, text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    boost::system::error_code error;
    const json::value read = json::parse(text, error);
    if (error || !read.is_array() ||
        !std::ranges::all_of(read.get_array(), [](const json::value& any) { return any.is_string(); })) {
        return std::nullopt;
    }
    std::vector<ListedUnit> units;
    for (const json::value& name : read.get_array()) {
        addNames(units, {{0, std::string(name.get_string())}});
    }
    return units;
}

} // namespace

std::string unitKey(std::string_view name) {
    std::string key = asciiLower(halfWidth(name));
    std::string without;
    for (const char letter : key) {
        if (letter != ' ' && letter != '\t' && letter != '\n' && letter != '\r') {
            without += letter;
        }
    }
    for (const auto& [from, to] : {std::pair<std::string_view, std::string_view>{"〔", "("}, {"〕", ")"}}) {
        for (std::size_t at = without.find(from); at != std::string::npos; at = without.find(from, at)) {
            without.replace(at, from.size(), to);
        }
    }
    return without;
}

std::vector<ListedUnit> unitsIn(const std::vector<std::vector<std::string>>& cells) {
    std::vector<ListedUnit> units;
    if (cells.empty()) {
        return units;
    }
    std::vector<std::optional<std::size_t>> ranks;
    std::ranges::transform(cells.front(), std::back_inserter(ranks), rankOf);
    const bool titled = std::ranges::any_of(ranks, [](const auto& rank) { return rank.has_value(); });
    for (std::size_t row = titled ? 1 : 0; row < cells.size(); ++row) {
        std::vector<std::pair<std::size_t, std::string>> names;
        for (std::size_t column = 0; column < cells[row].size() && titled && column < ranks.size(); ++column) {
            if (ranks[column]) {
                names.emplace_back(*ranks[column], cells[row][column]);
            }
        }
        if (!titled && !cells[row].empty()) {
            names.emplace_back(0, cells[row].front());
        }
        addNames(units, std::move(names));
    }
    return units;
}

std::vector<ListedUnit> readUnits(const std::string& path) {
    if (asciiLower(path).ends_with(".json")) {
        if (auto units = plainNames(path)) {
            return *units;
        }
    }
    const auto rows = RowReader::open(path);
    std::vector<ListedUnit> units;
    std::vector<std::vector<std::string>> cells{rows->columns()};
    RowRecord record;
    while (rows->next(record)) {
        if (rows->format() == RowFormat::csv) {
            cells.push_back(record.cells);
            continue;
        }
        std::vector<std::pair<std::size_t, std::string>> names;
        for (const auto& [key, value] : record.object) {
            if (const auto rank = rankOf(key); rank && value.is_string()) {
                names.emplace_back(*rank, std::string(value.get_string()));
            }
        }
        addNames(units, std::move(names));
    }
    return rows->format() == RowFormat::csv ? unitsIn(cells) : units;
}

UnitList::UnitList(std::vector<ListedUnit> units) {
    std::set<std::string> shown;
    for (ListedUnit& unit : units) {
        if (shown.insert(unitKey(unit.names.front())).second) { // listed twice is listed once
            units_.push_back(std::move(unit));
        }
    }
    for (std::size_t i = 0; i < units_.size(); ++i) {
        for (const std::string& name : units_[i].names) {
            const auto [known, isNew] = byKey_.emplace(unitKey(name), i);
            if (!isNew && known->second != i) {
                known->second.reset();
            }
        }
    }
}

std::optional<std::size_t> UnitList::find(const std::vector<std::string>& names) const {
    for (const std::string& name : names) {
        if (const auto found = byKey_.find(unitKey(name)); found != byKey_.end() && found->second) {
            return found->second;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> UnitList::findInFileName(std::string_view stem) const {
    const std::string key = unitKey(stem);
    std::vector<std::pair<std::string_view, std::size_t>> found;
    for (const auto& [name, unit] : byKey_) {
        if (unit && key.find(name) != std::string::npos) {
            found.emplace_back(name, *unit);
        }
    }
    std::set<std::size_t> units;
    for (const auto& [name, unit] : found) {
        const bool within = std::ranges::any_of(found, [name = name](const auto& other) {
            return other.first.size() > name.size() && other.first.find(name) != std::string_view::npos;
        });
        if (!within) {
            units.insert(unit);
        }
    }
    return units.size() == 1 ? std::optional(*units.begin()) : std::nullopt;
}

std::string stemOf(std::string_view file) {
    const std::string_view name = file.substr(file.rfind('/') == file.npos ? 0 : file.rfind('/') + 1);
    const std::size_t dot = name.rfind('.');
    return std::string(name.substr(0, dot == name.npos || dot == 0 ? name.size() : dot));
}

} // namespace zhangfa
