// The tree of an expression, and the table of what it can do: parser, checker and evaluation share it.
#pragma once

#include "formula.h"

#include <span>
#include <string>
#include <vector>

namespace zhangfa {

struct FormulaNode {
    enum class Kind { number, text, truth, field, call };
    Kind kind = Kind::number;
    double number = 0;
    bool truth = false;
    std::string text; // a text; a field's name as written; the name of an operator or function
    std::vector<FormulaNode> arguments;
    std::size_t offset = 0; // in the expression
};

// "rectification.ledger.status" → its field and column.
struct ColumnName {
    FieldId field;
    std::string column;
};
ColumnName columnName(const std::string& name);

// What a function takes at a place.
enum class Parameter {
    number,
    text,
    truth,
    any,    // known or not, of any type
    same,   // of the type of the argument before it (of the first `same`: number, text or date)
    field,  // the name of a field, not its value
    rows,   // the name of a list or table
    column, // the name of a column, "problems.items.problem"
};

// Unknown arguments make the result unknown, unless `lazy`.
struct FormulaFunction {
    std::string_view name;
    std::vector<Parameter> parameters;
    std::optional<FormulaType> result; // nothing: the type of its last argument
    bool isOperator = false;
};
// Several of one name take different numbers of arguments.
std::span<const FormulaFunction> formulaFunctions();
const FormulaFunction* findFunction(const FormulaNode& call);

} // namespace zhangfa
