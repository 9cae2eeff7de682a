// Expressions of templates: computed fields and conditions (grammar: docs/templates.md). They have types, no side
// effects, and no way to loop; a value that is unknown makes everything built on it unknown.
#pragma once

#include "ids.h"
#include "message.h"

#include <boost/json/value.hpp>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

struct Field;
struct FormulaNode;

// A parsed expression; equal where the text is.
struct Formula {
    std::string text;
    std::shared_ptr<const FormulaNode> root;
    bool operator==(const Formula& other) const { return text == other.text; }
};

struct FormulaProblem {
    std::size_t offset = 0; // bytes into the text
    Message message;
};

inline constexpr std::size_t maxFormulaLength = 400; // bytes

// Nothing where it is no expression, which `problem` explains.
std::optional<Formula> parseFormula(std::string_view text, FormulaProblem& problem);

// Fields the expression speaks of, each once, in the order of the text; those it takes from last period are `last`.
struct FormulaFields {
    std::vector<FieldId> now, last;
};
FormulaFields fieldsOf(const Formula& formula);

enum class FormulaType { number, text, truth, date };

// Everything about fields and types that is wrong with it; null from `lookup`: there is no such field. `type` becomes
// the type of the result, where nothing is wrong.
std::vector<FormulaProblem> checkFormula(const Formula& formula,
                                         const std::function<const Field*(const FieldId&)>& lookup, FormulaType& type);

// "must be a number here" and the like.
const char* formulaTypeMessage(FormulaType wanted);

// What an expression may look at. `since` is how the text calls last period ("上年同期").
struct FormulaInput {
    const std::map<FieldId, boost::json::value>& now;
    const std::map<FieldId, boost::json::value>& last;
    std::string since;
};

// A number, text or truth; null where it is unknown. Whole numbers come as integers.
boost::json::value evaluate(const Formula& formula, const FormulaInput& input);
// False where it is unknown.
bool holds(const Formula& condition, const FormulaInput& input);

} // namespace zhangfa
