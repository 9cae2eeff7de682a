// Values of a form: JSON in and out, checked against their fields, and as they stand in a document.
#pragma once

#include "field.h"
#include "message.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// A missing key: not spoken of. Null: unfilled.
using Values = std::map<FieldId, boost::json::value>;

struct ValueProblem {
    FieldId field;
    std::string title; // the field's, with row and column for a list or table: 会议统计，第2行，日期
    std::string value; // as given, shortened
    Message rule;
    std::string
        pointer; // of the offending part inside the value, as JSON pointer: "/1/date" is row 2; empty: the value itself
    Place place; // in a values file
};

// 〔集中学习次数〕: readable anywhere, independent of template and language.
std::string unfilledMark(const std::string& title);
// True for a text that is wholly one 〔…〕 (no further bracket inside).
bool isUnfilled(std::string_view shown);

// How a value that is no block stands in a document: 2026年11月21日, 12.5%, 3.5万. Null gives the unfilled mark.
// A value that does not fit its field is shown as plainly as possible, never refused.
std::string shownValue(const Field& field, const boost::json::value& value);

// The reverse: what a person typed, or found in a document. The unfilled mark and the empty text give null; a text that
// does not fit the field's type comes back as a string, so that nothing is lost and validation can speak of it.
boost::json::value readValue(const Field& field, std::string_view shown);

// What means the same, in one form: 12.0 → 12, no spaces around a text, "" and [] → null (unfilled), line breaks as
// '\n', no empty paragraphs in a long text, no null columns in a row. A value of another type stays as it is.
boost::json::value normalized(const Field& field, boost::json::value value);

// Everything that is wrong with one value; null is always right (it is merely unfilled). A value that is right is one
// line that shownValue and readValue turn into each other, or a block.
std::vector<ValueProblem> validate(const Field& field, const boost::json::value& value);

struct ParsedValues {
    Values values;
    std::vector<Problem> syntax;        // not JSON, not an object, a key twice
    std::vector<ValueProblem> problems; // unknown field; a value against its field
};
// Reads a values file and normalizes its values. `file` names it in problems. `fields`: all that may occur. A value
// against its field is among `values`, too; what belongs to no field is not.
ParsedValues parseValues(std::string_view json, const std::string& file, std::span<const Field* const> fields);

// One JSON object, keys in the order of `fields` (those of no field last), two spaces' indent, unfilled values as null.
std::string writeValues(const Values& values, std::span<const Field* const> fields);

// 一, 二, … 十, 十一, … 九十九, 一百, …; 1 to 9999.
std::string chineseNumber(int number);

} // namespace zhangfa
