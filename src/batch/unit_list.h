// Units by their names: those that should report, and which one a document is of.
#pragma once

#include "rows.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// What names are compared by: without spaces, brackets of either width, letters in either case.
std::string unitKey(std::string_view name);

struct ListedUnit {
    std::vector<std::string> names; // the first one is shown; full, short, of its organisation
};

// A table with columns of names (单位全称, 单位简称, 党组织全称, 单位, 名称 or a field's id), or else one name a line,
// of which only the first cell counts.
std::vector<ListedUnit> unitsIn(const std::vector<std::vector<std::string>>& cells);
// CSV, TXT, JSON: objects with such keys, or names alone. Throws RowsError.
std::vector<ListedUnit> readUnits(const std::string& path);

class UnitList {
public:
    explicit UnitList(std::vector<ListedUnit> units);

    const std::vector<ListedUnit>& units() const { return units_; }
    // The one that has any of these names; the first name counts most.
    std::optional<std::size_t> find(const std::vector<std::string>& names) const;
    // The only one of whose names the file's has one: 附件2：白鹭镇情况报告.docx. Of names within names the longest.
    std::optional<std::size_t> findInFileName(std::string_view stem) const;

private:
    std::vector<ListedUnit> units_;
    std::map<std::string, std::optional<std::size_t>, std::less<>> byKey_; // nothing: several have that name
};

// a/白鹭镇.docx: 白鹭镇
std::string stemOf(std::string_view file);

} // namespace zhangfa
