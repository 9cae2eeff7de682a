// What the form shows for a field: which editor, which words, and what the user's entries mean. Pure.
#pragma once

#include "core/state.h"
#include "core/texts.h"
#include "core/values.h"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

enum class EditorKind { line, spin, choice, longText, rows };
EditorKind editorFor(const Field& field);

// 参加率（%） *
std::string rowLabel(const Field& field);
// 例：12; the help text where there is no example; or empty.
std::string rowHint(const Field& field, const Texts& texts);
// Both.
std::string rowHelp(const Field& field, const Texts& texts);

// What stands in an edit for a value; nothing for an unfilled one.
std::string editText(const Field& field, const boost::json::value& value);
// What is wrong with a value, in the user's words; nothing if it is right.
std::optional<std::string> problemOf(const Field& field, const boost::json::value& value, const Texts& texts);

// Items of a choice's or yes/no's list box; the first stands for unfilled.
std::vector<std::string> choiceItems(const Field& field, const Texts& texts);
// Item 0 where the value is unfilled or none of the choices.
int choiceOf(const Field& field, const boost::json::value& value);
boost::json::value chosenValue(const Field& field, int item);

// The text after one step up (+1) or down (-1): the next number or day within the field's bounds. An empty text begins
// at the least value, zero or today; a text that is no single value stays.
std::string stepped(const Field& field, const std::string& text, int step, std::chrono::year_month_day today);

// 二、理论武装 2/9
std::string groupLabel(const ReportState& state, const FieldGroup& group, const Texts& texts);
// The group's fields that stand in the text.
std::vector<const FieldState*> standing(const FieldGroup& group);

// Fields whose title, section title or value holds `query`, in form order.
std::vector<const FieldState*> findFields(const ReportState& state, std::string_view query);
const FieldState* findField(const ReportState& state, const FieldId& id);
const FieldGroup* groupOf(const ReportState& state, const FieldId& id);
const FieldGroup* findGroup(const ReportState& state, const SectionId& section);

} // namespace zhangfa
