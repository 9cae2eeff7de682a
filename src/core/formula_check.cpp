// What is wrong with an expression's names and types, said when a template is loaded.
#include "formula_node.h"

#include "field.h"

#include <algorithm>

namespace zhangfa {

namespace {

using enum FormulaType;
using Kind = FormulaNode::Kind;

const std::vector<FormulaFunction>& functions() {
    static const std::vector<FormulaFunction> all{
        {"+", {Parameter::number, Parameter::number}, number, true},
        {"-", {Parameter::number, Parameter::number}, number, true},
        {"*", {Parameter::number, Parameter::number}, number, true},
        {"/", {Parameter::number, Parameter::number}, number, true},
        {"negative", {Parameter::number}, number, true},
        {"=", {Parameter::same, Parameter::same}, truth, true},
        {"!=", {Parameter::same, Parameter::same}, truth, true},
        {"<", {Parameter::same, Parameter::same}, truth, true},
        {"<=", {Parameter::same, Parameter::same}, truth, true},
        {">", {Parameter::same, Parameter::same}, truth, true},
        {">=", {Parameter::same, Parameter::same}, truth, true},
        {"and", {Parameter::truth, Parameter::truth}, truth, true},
        {"or", {Parameter::truth, Parameter::truth}, truth, true},
        {"not", {Parameter::truth}, truth, true},
        {"known", {Parameter::any}, truth},
        {"last", {Parameter::field}, std::nullopt},
        {"change", {Parameter::field, Parameter::text}, text},
        {"percent", {Parameter::number, Parameter::number}, number},
        {"round", {Parameter::number, Parameter::number}, number},
        {"min", {Parameter::number, Parameter::number}, number},
        {"max", {Parameter::number, Parameter::number}, number},
        {"sum", {Parameter::column}, number},
        {"count", {Parameter::rows}, number},
        {"count", {Parameter::column, Parameter::text}, number},
        {"join", {Parameter::column, Parameter::text}, text},
        {"chinese", {Parameter::number}, text},
        {"if", {Parameter::truth, Parameter::same, Parameter::same}, std::nullopt},
    };
    return all;
}

// Nothing for lists, tables, long texts and ranges: expressions have no values of that kind.
std::optional<FormulaType> typeOf(const Field& field) {
    if (field.range) {
        return std::nullopt;
    }
    switch (field.type) {
    case FieldType::text:
    case FieldType::choice:
        return text;
    case FieldType::date:
        return date;
    case FieldType::yesNo:
        return truth;
    case FieldType::integer:
    case FieldType::number:
    case FieldType::percent:
        return number;
    default:
        return std::nullopt;
    }
}

class Checker {
public:
    explicit Checker(const std::function<const Field*(const FieldId&)>& lookup) : lookup_(lookup) {}

    // Nothing where something is wrong.
    std::optional<FormulaType> typeOf(const FormulaNode& node) {
        switch (node.kind) {
        case Kind::number:
            return number;
        case Kind::text:
            return text;
        case Kind::truth:
            return truth;
        case Kind::field:
            return valueOf(node);
        case Kind::call:
            return called(node);
        }
        return std::nullopt;
    }

    std::vector<FormulaProblem> take() { return std::move(problems_); }

private:
    void complain(const FormulaNode& node, std::string key, std::vector<std::string> args = {}) {
        problems_.push_back({node.offset, {std::move(key), std::move(args)}});
    }

    const Field* fieldAt(const FormulaNode& node, const FieldId& id) {
        const Field* field = isFieldId(id.value) ? lookup_(id) : nullptr;
        if (field == nullptr) {
            complain(node, "template.formula-unknown-field", {id.value});
        }
        return field;
    }

    std::optional<FormulaType> valueOf(const FormulaNode& node) {
        const Field* field = fieldAt(node, FieldId{node.text});
        if (field == nullptr) {
            return std::nullopt;
        }
        const auto type = zhangfa::typeOf(*field);
        if (!type) {
            complain(node, "template.formula-no-value", {node.text});
        }
        return type;
    }

    std::optional<FormulaType> called(const FormulaNode& node) {
        const FormulaFunction* function = findFunction(node);
        if (function == nullptr) {
            const auto all = formulaFunctions();
            const bool known = std::any_of(all.begin(), all.end(), [&](const FormulaFunction& each) {
                return !each.isOperator && each.name == node.text;
            });
            complain(node, known ? "template.formula-arguments" : "template.formula-unknown-function", {node.text});
            return std::nullopt;
        }
        std::optional<FormulaType> last;
        bool right = true;
        for (std::size_t i = 0; i < node.arguments.size(); ++i) {
            const Parameter parameter = function->parameters[i];
            const bool first = i == 0 || function->parameters[i - 1] != Parameter::same;
            auto type = argument(node.arguments[i], parameter, first ? std::nullopt : last);
            if (type && i == 0 && !suitsFunction(node.text, parameter, *type)) {
                complain(node.arguments[i], formulaTypeMessage(node.text == "join" ? text : number));
                type.reset();
            }
            right = right && type;
            last = type;
        }
        return right ? (function->result ? function->result : last) : std::nullopt;
    }

    // Sums and differences are of numbers, and texts are joined.
    static bool suitsFunction(std::string_view function, Parameter parameter, FormulaType type) {
        if (function == "sum" || (function == "change" && parameter == Parameter::field)) {
            return type == number;
        }
        return function != "join" || type == text;
    }

    // `wanted`: of a parameter that is the same as the one before it.
    std::optional<FormulaType> argument(const FormulaNode& node, Parameter parameter,
                                        std::optional<FormulaType> wanted) {
        switch (parameter) {
        case Parameter::number:
            return expect(node, number);
        case Parameter::text:
            return expect(node, text);
        case Parameter::truth:
            return expect(node, truth);
        case Parameter::same:
            return wanted ? expect(node, *wanted) : typeOf(node);
        case Parameter::any:
            return known(node);
        case Parameter::field:
            return isName(node) ? valueOf(node) : std::nullopt;
        case Parameter::rows: {
            const Field* field = isName(node) ? fieldAt(node, FieldId{node.text}) : nullptr;
            if (field != nullptr && field->columns.empty()) {
                complain(node, "template.formula-not-rows", {node.text});
                return std::nullopt;
            }
            return field != nullptr ? std::optional(number) : std::nullopt;
        }
        case Parameter::column:
            return columnAt(node);
        }
        return std::nullopt;
    }

    // Of a list or long text, too, one may ask whether it is known.
    std::optional<FormulaType> known(const FormulaNode& node) {
        if (node.kind == Kind::field) {
            return fieldAt(node, FieldId{node.text}) != nullptr ? std::optional(truth) : std::nullopt;
        }
        return typeOf(node);
    }

    bool isName(const FormulaNode& node) {
        if (node.kind != Kind::field) {
            complain(node, "template.formula-not-a-name");
        }
        return node.kind == Kind::field;
    }

    std::optional<FormulaType> columnAt(const FormulaNode& node) {
        if (!isName(node)) {
            return std::nullopt;
        }
        const ColumnName name = columnName(node.text);
        const Field* field = fieldAt(node, name.field);
        if (field == nullptr) {
            return std::nullopt;
        }
        const auto column = std::find_if(field->columns.begin(), field->columns.end(),
                                         [&](const Field& each) { return each.id.value == name.column; });
        if (column == field->columns.end()) {
            complain(node, "template.formula-unknown-column", {node.text});
            return std::nullopt;
        }
        const auto type = zhangfa::typeOf(*column);
        if (!type) {
            complain(node, "template.formula-no-value", {node.text});
        }
        return type;
    }

    std::optional<FormulaType> expect(const FormulaNode& node, FormulaType wanted) {
        const auto type = typeOf(node);
        if (type && *type != wanted && !(wanted == date && node.kind == Kind::text)) {
            complain(node, formulaTypeMessage(wanted));
            return std::nullopt;
        }
        return type;
    }

    const std::function<const Field*(const FieldId&)>& lookup_;
    std::vector<FormulaProblem> problems_;
};

void collect(const FormulaNode& node, FormulaFields& fields, bool last) {
    const auto add = [](std::vector<FieldId>& all, FieldId id) {
        if (std::find(all.begin(), all.end(), id) == all.end()) {
            all.push_back(std::move(id));
        }
    };
    if (node.kind == Kind::field) {
        const ColumnName name = columnName(node.text);
        const FieldId id = isFieldId(node.text) ? FieldId{node.text} : name.field;
        add(last ? fields.last : fields.now, id);
        return;
    }
    for (const FormulaNode& argument : node.arguments) {
        const bool compared = node.text == "change";
        if (compared) {
            collect(argument, fields, true);
        }
        if (node.text != "last") {
            collect(argument, fields, last);
        } else {
            collect(argument, fields, true);
        }
    }
}

} // namespace

ColumnName columnName(const std::string& name) {
    const std::size_t dot = std::min(name.rfind('.'), name.size());
    return {FieldId{name.substr(0, dot)}, name.substr(std::min(dot + 1, name.size()))};
}

const char* formulaTypeMessage(FormulaType wanted) {
    switch (wanted) {
    case number:
        return "template.formula-number";
    case text:
        return "template.formula-text";
    case truth:
        return "template.formula-condition";
    case date:
        return "template.formula-date";
    }
    return "";
}

std::span<const FormulaFunction> formulaFunctions() { return functions(); }

const FormulaFunction* findFunction(const FormulaNode& call) {
    for (const FormulaFunction& function : functions()) {
        if (function.name == call.text && function.parameters.size() == call.arguments.size()) {
            return &function;
        }
    }
    return nullptr;
}

FormulaFields fieldsOf(const Formula& formula) {
    FormulaFields fields;
    collect(*formula.root, fields, false);
    return fields;
}

std::vector<FormulaProblem> checkFormula(const Formula& formula,
                                         const std::function<const Field*(const FieldId&)>& lookup, FormulaType& type) {
    Checker checker(lookup);
    const auto found = checker.typeOf(*formula.root);
    auto problems = checker.take();
    if (found) {
        type = *found;
    }
    return problems;
}

} // namespace zhangfa
