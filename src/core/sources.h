// Where figures come from: kept with the document, never printed with the text.
#pragma once

#include "edits.h"
#include "report.h"

#include <map>
#include <string>
#include <vector>

namespace zhangfa {

struct Source {
    std::string department; // that gave the figure
    std::string evidence;   // record, date
    std::string note;
    bool operator==(const Source&) const = default;
};
using Sources = std::map<FieldId, Source>; // those of which nothing is said are left out

inline const std::string sourcesProperty = "zf._source."; // followed by 1, 2, …

// Whatever cannot be read is left out.
Sources readSources(const std::map<std::string, std::string>& properties);
std::map<std::string, std::string> sourcesProperties(const Sources& sources,
                                                     const std::map<std::string, std::string>& present);

// {"department", "evidence", "note"}, empty ones left out; and back, passing over what is no text.
boost::json::object toJson(const Source& source);
Source sourceFromJson(const boost::json::value& json);

// The table 数据来源与佐证材料目录, and its rows as the sources of filled values say it, in form order.
inline const FieldId sourcesTable{"sources.items"};
boost::json::value sourceRows(const Report& report, const Values& values, const Sources& sources);

// The document keeps these besides those it has; an empty one goes.
Edits planSources(const Snapshot& snapshot, const Sources& changed);

} // namespace zhangfa
