// Requests of the public API: JSON texts, checked as they are read.
#pragma once

#include "core/library.h"
#include "core/official_parts.h"
#include "core/plan.h"
#include "core/repairs.h"
#include "core/sources.h"
#include "core/spreadsheet.h"
#include "core/stage.h"
#include "core/values.h"
#include "office/profiles.h"
#include "office/spreadsheet_files.h"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace zhangfa {

// All of these throw a RefusalError that says what is wrong with the text.
boost::json::object parseRequest(const std::string& json);
ReportRequest reportRequest(const Library& library, const std::string& json);

PartsRequest partsRequest(const std::string& json);
// {"classified": "confirmed"}: the user knows what a 密级 means and chooses it all the same.
bool isConfirmed(const std::string& json);

struct InsertRequest {
    SectionId section;
    std::optional<std::size_t> after;
    Values values;
    std::optional<std::string> text; // which of its texts
};
InsertRequest insertRequest(const Library& library, const std::string& json);

struct TextRequest {
    std::string text; // "" the full one
    std::optional<std::vector<SectionId>> sections;
    bool overwrite = false; // what somebody wrote in them
};
TextRequest textRequest(const std::string& json);

Values valuesRequest(const std::string& json, std::span<const Field* const> fields);

// Where `select` should go.
struct Target {
    std::optional<SectionId> section;
    std::optional<FieldId> field;
    std::size_t place = 0;
    std::optional<std::size_t> element; // of the body; `length` bytes of its text from `offset` on
    std::optional<std::string> part;    // likewise, of a header, footer, note or frame
    std::size_t paragraph = 0;          // of the part, from 0
    std::size_t offset = 0, length = 0;
};
Target targetRequest(const std::string& json);

// A field and the body element in which a place of it stands.
struct PlaceRequest {
    FieldId field;
    std::size_t element = 0;
};
PlaceRequest placeRequest(const std::string& json);

// What else is asked of one element of the body.
struct AssignRequest {
    std::size_t element = 0;
    std::optional<SectionId> section;
};
AssignRequest assignRequest(const std::string& json);

struct ReplaceRequest {
    FieldId field;
    std::size_t element = 0, offset = 0;
    std::string text;
};
ReplaceRequest replaceRequest(const std::string& json);

struct SaveSectionRequest {
    std::optional<std::string> title;
    std::optional<std::map<std::size_t, std::string>> fields; // by index; the title, empty: as proposed
};
SaveSectionRequest saveSectionRequest(const std::string& json);

Profile profileRequest(const Library& library, const std::string& json);

struct SourcesRequest {
    Values values;
    Sources sources; // empty ones: to be forgotten
};
SourcesRequest sourcesRequest(const std::string& json, std::span<const Field* const> fields);

struct SheetRequest {
    std::optional<std::string> url;
    std::string text; // where there is no url
    std::optional<std::string> sheet, range;
    std::optional<std::size_t> row;
    TitleMatches matches;
};
SheetRequest sheetRequest(const std::string& json);

struct CellsRequest {
    std::string url;
    std::optional<std::string> sheet; // to read
    std::vector<CellSheet> sheets;    // to write
};
CellsRequest readCellsRequest(const std::string& json);
CellsRequest writeCellsRequest(const std::string& json);

// A text that must be there.
std::string requestedText(const boost::json::object& request, const char* key);

// By id, or the format itself.
std::pair<std::string, std::optional<Format>> requestedFormat(const boost::json::value& json);

struct LastRequest {
    std::optional<std::string> url; // of last period's report
    Values values;
};
LastRequest lastRequest(const std::string& json, std::span<const Field* const> fields);

struct RepairRequest {
    RepairKind kind = RepairKind::split;
    std::size_t element = 0, offset = 0;
};
RepairRequest repairRequest(const std::string& json);

struct StageRequest {
    Stage stage = Stage::draft;
    std::optional<bool> inTitle;
    bool confirmed = false; // though it is not ready
};
StageRequest stageRequest(const std::string& json);

} // namespace zhangfa
