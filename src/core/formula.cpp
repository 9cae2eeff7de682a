// The value of an expression.
#include "formula.h"

#include "decimal.h"
#include "formula_node.h"
#include "values.h"

#include <cmath>
#include <variant>

namespace zhangfa {

namespace {

namespace json = boost::json;
using Kind = FormulaNode::Kind;

// monostate: unknown.
using Value = std::variant<std::monostate, double, std::string, bool>;

bool isKnown(const Value& value) { return !std::holds_alternative<std::monostate>(value); }
double numberOf(const Value& value) { return std::get<double>(value); }
const std::string& textOf(const Value& value) { return std::get<std::string>(value); }
bool isTrue(const Value& value) { return std::holds_alternative<bool>(value) && std::get<bool>(value); }

Value fromJson(const json::value& value) {
    if (value.is_number()) {
        return value.to_number<double>();
    }
    if (value.is_string()) {
        return value.get_string().empty() ? Value() : Value(std::string(value.get_string()));
    }
    return value.is_bool() ? Value(value.get_bool()) : Value();
}

json::value toJson(const Value& value) {
    if (const auto* number = std::get_if<double>(&value)) {
        // So that 0.1 + 0.2 does not show what a computer makes of it.
        constexpr double precision = 1e9;
        const double rounded = std::round(*number * precision) / precision;
        return std::isfinite(rounded) ? decimalValue(decimalText(rounded)).value_or(nullptr) : json::value();
    }
    if (const auto* text = std::get_if<std::string>(&value)) {
        return json::value(*text);
    }
    return std::holds_alternative<bool>(value) ? json::value(std::get<bool>(value)) : json::value();
}

bool suits(const Value& value, Parameter parameter) {
    switch (parameter) {
    case Parameter::number:
        return std::holds_alternative<double>(value);
    case Parameter::text:
        return std::holds_alternative<std::string>(value);
    case Parameter::truth:
        return std::holds_alternative<bool>(value);
    default:
        return true;
    }
}

double roundedTo(double number, double digits) {
    const double power = std::pow(10, std::round(digits));
    return std::round(number * power) / power;
}

// How official reports say that a figure is more, less, or what it was.
Value change(double now, double before, const std::string& unit, const std::string& since) {
    constexpr double least = 1e-9;
    const double difference = now - before;
    if (std::abs(difference) < least) {
        return "与" + since + "持平";
    }
    const bool points = unit.ends_with("百分点");
    const char* more = points ? "提高" : "增加";
    const char* less = points ? "下降" : "减少";
    return "较" + since + (difference > 0 ? more : less) + decimalText(toJson(std::abs(difference))) + unit;
}

class Evaluation {
public:
    explicit Evaluation(const FormulaInput& input) : input_(input) {}

    Value of(const FormulaNode& node) const {
        switch (node.kind) {
        case Kind::number:
            return node.number;
        case Kind::text:
            return node.text;
        case Kind::truth:
            return node.truth;
        case Kind::field:
            return valueIn(input_.now, node);
        case Kind::call:
            return called(node);
        }
        return {};
    }

private:
    using Known = std::map<FieldId, json::value>;

    static const json::value* find(const Known& values, const FieldId& id) {
        const auto found = values.find(id);
        return found != values.end() ? &found->second : nullptr;
    }
    static Value valueIn(const Known& values, const FormulaNode& node) {
        const json::value* value = find(values, FieldId{node.text});
        return value != nullptr ? fromJson(*value) : Value();
    }
    // Null where there are no rows: then nothing is known of them.
    const json::array* rows(const FieldId& id) const {
        const json::value* value = find(input_.now, id);
        const json::array* rows = value != nullptr ? value->if_array() : nullptr;
        return rows != nullptr && !rows->empty() ? rows : nullptr;
    }
    static Value cell(const json::value& row, const std::string& column) {
        const json::value* value = row.is_object() ? row.get_object().if_contains(column) : nullptr;
        return value != nullptr ? fromJson(*value) : Value();
    }

    Value called(const FormulaNode& node) const {
        const std::string& name = node.text;
        const auto& arguments = node.arguments;
        if (name == "known") {
            const json::value* value =
                arguments[0].kind == Kind::field ? find(input_.now, FieldId{arguments[0].text}) : nullptr;
            return arguments[0].kind == Kind::field
                       ? value != nullptr && !value->is_null() && (!value->is_array() || !value->get_array().empty()) &&
                             (!value->is_string() || !value->get_string().empty())
                       : isKnown(of(arguments[0]));
        }
        if (name == "and") {
            return isTrue(of(arguments[0])) && isTrue(of(arguments[1]));
        }
        if (name == "or") {
            return isTrue(of(arguments[0])) || isTrue(of(arguments[1]));
        }
        if (name == "last") {
            return valueIn(input_.last, arguments[0]);
        }
        if (name == "sum" || name == "count" || name == "join") {
            return ofRows(node);
        }
        const FormulaFunction* function = findFunction(node);
        std::vector<Value> values;
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            Value value = of(arguments[i]);
            if (function == nullptr || !suits(value, function->parameters[i])) {
                value = Value(); // a value that does not fit its field, say
            }
            if (!isKnown(value) && !(name == "if" && i > 0)) {
                return {};
            }
            values.push_back(std::move(value));
        }
        if (name == "change") {
            const Value before = valueIn(input_.last, arguments[0]);
            return std::holds_alternative<double>(before) && std::holds_alternative<double>(values[0])
                       ? change(numberOf(values[0]), numberOf(before), textOf(values[1]), input_.since)
                       : Value();
        }
        return computed(name, values);
    }

    Value ofRows(const FormulaNode& node) const {
        const bool whole = node.text == "count" && node.arguments.size() == 1;
        const std::string& name = node.arguments[0].text;
        const ColumnName column = whole ? ColumnName{FieldId{name}, {}} : columnName(name);
        const json::array* all = rows(column.field);
        if (all == nullptr) {
            return {};
        }
        if (whole) {
            return static_cast<double>(all->size());
        }
        const Value argument = node.arguments.size() > 1 ? of(node.arguments[1]) : Value();
        if (node.text == "count" && !isKnown(argument)) {
            return {};
        }
        double total = 0;
        std::string joined;
        for (const json::value& row : *all) {
            const Value value = cell(row, column.column);
            if (node.text == "sum") {
                total += std::holds_alternative<double>(value) ? numberOf(value) : 0;
            } else if (node.text == "count") {
                total += value == argument ? 1 : 0;
            } else if (std::holds_alternative<std::string>(value)) {
                joined += (joined.empty() ? "" : textOf(argument)) + textOf(value);
            }
        }
        return node.text == "join" ? (joined.empty() ? Value() : Value(joined)) : Value(total);
    }

    static Value computed(const std::string& name, const std::vector<Value>& values) {
        if (name == "if") {
            return values[isTrue(values[0]) ? 1 : 2];
        }
        if (name == "not") {
            return !isTrue(values[0]);
        }
        if (name == "negative") {
            return -numberOf(values[0]);
        }
        if (name == "chinese") {
            const double number = numberOf(values[0]);
            constexpr double largest = 9999; // of chineseNumber
            return number >= 1 && number <= largest && number == std::floor(number)
                       ? Value(chineseNumber(static_cast<int>(number)))
                       : Value();
        }
        if (name == "=" || name == "!=") {
            return (values[0] == values[1]) == (name == "=");
        }
        if (name == "<" || name == ">=") {
            return (values[0] < values[1]) == (name == "<");
        }
        if (name == ">" || name == "<=") {
            return (values[1] < values[0]) == (name == ">");
        }
        return arithmetic(name, numberOf(values[0]), numberOf(values[1]));
    }

    static Value arithmetic(const std::string& name, double left, double right) {
        if (name == "+") {
            return left + right;
        }
        if (name == "-") {
            return left - right;
        }
        if (name == "*") {
            return left * right;
        }
        if (name == "/") {
            return right == 0 ? Value() : Value(left / right);
        }
        if (name == "percent") {
            constexpr double hundred = 100;
            return right == 0 ? Value() : Value(roundedTo(left * hundred / right, 1));
        }
        if (name == "round") {
            return roundedTo(left, right);
        }
        return name == "min" ? std::min(left, right) : std::max(left, right);
    }

    const FormulaInput& input_;
};

} // namespace

json::value evaluate(const Formula& formula, const FormulaInput& input) {
    return toJson(Evaluation(input).of(*formula.root));
}

bool holds(const Formula& condition, const FormulaInput& input) {
    return isTrue(Evaluation(input).of(*condition.root));
}

} // namespace zhangfa
