// The grammar of expressions, in Spirit X3.
#include "formula_node.h"

#include "utf8.h"

#include <boost/spirit/home/x3.hpp>

#include <algorithm>
#include <cstdlib>

namespace zhangfa {
namespace {

namespace x3 = boost::spirit::x3;
using Iterator = const char*;
using Node = FormulaNode;
using Kind = FormulaNode::Kind;

struct Start; // the first byte of the text, for offsets

using Range = boost::iterator_range<Iterator>; // of the text, as x3::raw gives it

std::size_t offsetOf(const auto& context) {
    return static_cast<std::size_t>(x3::_attr(context).begin() - x3::get<Start>(context));
}
std::string textOf(const auto& context) {
    const Range range = x3::_attr(context);
    return {range.begin(), range.end()};
}

Node leaf(Kind kind, std::string text, std::size_t offset) {
    Node node;
    node.kind = kind;
    node.text = std::move(text);
    node.offset = offset;
    return node;
}
Node call(std::string name, std::vector<Node> arguments, std::size_t offset) {
    Node node = leaf(Kind::call, std::move(name), offset);
    node.arguments = std::move(arguments);
    return node;
}

// No "inf" and "nan": those may begin a field's name.
struct PlainNumbers : x3::ureal_policies<double> {
    template <class It, class Attribute> static bool parse_nan(It&, const It&, Attribute&) { return false; }
    template <class It, class Attribute> static bool parse_inf(It&, const It&, Attribute&) { return false; }
};

const auto setNumber = [](auto& context) {
    x3::_val(context) = leaf(Kind::number, {}, offsetOf(context));
    x3::_val(context).number = std::strtod(textOf(context).c_str(), nullptr);
};
const auto setText = [](auto& context) {
    const std::string quoted = textOf(context);
    x3::_val(context) = leaf(Kind::text, quoted.substr(1, quoted.size() - 2), offsetOf(context));
};
// true, false, or a field.
const auto setName = [](auto& context) {
    const std::string name = textOf(context);
    const bool truth = name == "true" || name == "false";
    x3::_val(context) = leaf(truth ? Kind::truth : Kind::field, name, offsetOf(context));
    x3::_val(context).truth = name == "true";
};
const auto beginCall = [](auto& context) { x3::_val(context) = call(textOf(context), {}, offsetOf(context)); };
const auto addArgument = [](auto& context) { x3::_val(context).arguments.push_back(std::move(x3::_attr(context))); };
const auto take = [](auto& context) { x3::_val(context) = std::move(x3::_attr(context)); };

// An operator before its operand; after one, with what stands to the left.
const auto before = [](std::string name) {
    return [name = std::move(name)](auto& context) {
        Node operand = std::move(x3::_attr(context));
        const std::size_t offset = operand.offset;
        x3::_val(context) = call(name, {std::move(operand)}, offset);
    };
};
const auto after = [](std::string name) {
    return [name = std::move(name)](auto& context) {
        Node left = std::move(x3::_val(context));
        const std::size_t offset = left.offset;
        x3::_val(context) = call(name, {std::move(left), std::move(x3::_attr(context))}, offset);
    };
};

const auto nameStart = x3::char_("a-z");
const auto nameRest = x3::char_("a-z0-9.") | (x3::char_('-') >> &x3::char_("a-z0-9"));
const auto word = [](const char* text) { return x3::lexeme[x3::lit(text) >> !x3::char_("a-z0-9.-")]; };
const auto reserved = word("and") | word("or") | word("not");

const auto name = x3::raw[x3::lexeme[!reserved >> nameStart >> *nameRest]];
const auto text = x3::raw[x3::lexeme['"' >> *(x3::char_ - '"') > '"']];

const x3::rule<struct EitherRule, Node> either("expression");
const x3::rule<struct BothRule, Node> both("condition");
const x3::rule<struct DenialRule, Node> denial("condition");
const x3::rule<struct ComparisonRule, Node> comparison("value");
const x3::rule<struct SumRule, Node> sum("value");
const x3::rule<struct ProductRule, Node> product("value");
const x3::rule<struct SignedRule, Node> withSign("value");
const x3::rule<struct ValueRule, Node> value("value");
const x3::rule<struct CallRule, Node> function("function");

const auto either_def = both[take] >> *(word("or") > both[after("or")]);
const auto both_def = denial[take] >> *(word("and") > denial[after("and")]);
const auto denial_def = (word("not") > denial[before("not")]) | comparison[take];
const auto comparison_def = sum[take] >>
                            -(("!=" > sum[after("!=")]) | ("<=" > sum[after("<=")]) | (">=" > sum[after(">=")]) |
                              ('=' > sum[after("=")]) | ('<' > sum[after("<")]) | ('>' > sum[after(">")]));
const auto sum_def = product[take] >> *(('+' > product[after("+")]) | ('-' > product[after("-")]));
const auto product_def = withSign[take] >> *(('*' > withSign[after("*")]) | ('/' > withSign[after("/")]));
const auto withSign_def = ('-' > withSign[before("negative")]) | value[take];
const auto unsignedNumber = x3::raw[x3::lexeme[x3::real_parser<double, PlainNumbers>()]];
const auto value_def =
    unsignedNumber[setNumber] | text[setText] | ('(' > either[take] > ')') | function[take] | name[setName];
const auto function_def = name[beginCall] >> '(' >> -(either[addArgument] % ',') > ')';

BOOST_SPIRIT_DEFINE(either, both, denial, comparison, sum, product, withSign, value, function)

} // namespace

std::optional<Formula> parseFormula(std::string_view source, FormulaProblem& problem) {
    if (source.size() > maxFormulaLength) {
        problem = {0, {"template.formula-too-long", {std::to_string(maxFormulaLength)}}};
        return std::nullopt;
    }
    Iterator at = source.data(), end = at + source.size();
    const Iterator begin = at;
    Node root;
    bool parsed = false;
    try {
        parsed = x3::phrase_parse(at, end, x3::with<Start>(begin)[either], x3::ascii::space, root);
    } catch (const x3::expectation_failure<Iterator>& failure) {
        at = failure.where();
    }
    if (!parsed || at != end) {
        auto offset = static_cast<std::size_t>(at - begin);
        offset = std::min(source.find_first_not_of(' ', offset), source.size());
        const auto rest = trimmed(source.substr(offset));
        problem = rest.empty() ? FormulaProblem{source.size(), {"template.formula-ends", {}}}
                               : FormulaProblem{offset, {"template.formula-syntax", {shortened(rest, 20)}}};
        return std::nullopt;
    }
    return Formula{std::string(source), std::make_shared<const FormulaNode>(std::move(root))};
}

} // namespace zhangfa
