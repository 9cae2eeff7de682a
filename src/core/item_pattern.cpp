// A list's document text is the only copy of its values: a pattern from which they could not be read back is refused
// here.
#include "item_pattern.h"

#include <algorithm>
#include <set>

namespace zhangfa {
namespace {

constexpr std::string_view open = "{{", close = "}}";

class Parser {
public:
    Parser(std::string_view rest, std::span<const Field> columns, std::vector<Message>& wrong)
        : rest_(rest), columns_(columns), wrong_(wrong) {}

    std::vector<ItemPart> parse() {
        while (!rest_.empty() && step()) {
        }
        if (part_.optional)
            complain("template.item-bracket-open");
        finishPart();
        return std::move(parts_);
    }

private:
    void complain(std::string key, std::vector<std::string> args = {}) {
        wrong_.push_back({std::move(key), std::move(args)});
    }

    // One piece, bracket or run of text; false where going on makes no sense.
    bool step() {
        if (rest_.starts_with(open))
            return reference();
        if (rest_.starts_with('[') || rest_.starts_with(']')) {
            bracket(rest_.front() == '[');
            rest_.remove_prefix(1);
            return true;
        }
        if (rest_.starts_with(close)) {
            complain("template.reference-stray");
            rest_.remove_prefix(close.size());
            return true;
        }
        const std::size_t end =
            std::min({rest_.find(open), rest_.find(close), rest_.find_first_of("[]"), rest_.size()});
        part_.pieces.emplace_back(ItemText{std::string(rest_.substr(0, end))});
        rest_.remove_prefix(end);
        return true;
    }

    bool reference() {
        const auto end = rest_.find(close);
        if (end == std::string_view::npos) {
            complain("template.reference-unclosed");
            return false;
        }
        std::string name(rest_.substr(open.size(), end - open.size()));
        rest_.remove_prefix(end + close.size());
        if (name == "#") {
            part_.pieces.emplace_back(ItemNumber{});
            return true;
        }
        std::size_t width = 0;
        if (const auto colon = name.find(':'); colon != std::string::npos) {
            const auto digits = name.substr(colon + 1);
            if (digits.size() == 1 && digits[0] >= '2' && digits[0] <= '9')
                width = static_cast<std::size_t>(digits[0] - '0');
            else
                complain("template.item-bad-width", {digits});
            name.erase(colon);
        }
        const bool known =
            std::any_of(columns_.begin(), columns_.end(), [&](const Field& column) { return column.id.value == name; });
        if (!known)
            complain("template.item-unknown-column", {name});
        else if (!used_.insert(name).second)
            complain("template.item-column-twice", {name});
        part_.pieces.emplace_back(ItemColumn{name, width});
        return true;
    }

    void bracket(bool opening) {
        if (opening == part_.optional)
            complain(opening ? "template.item-bracket-nested" : "template.item-bracket-stray");
        finishPart();
        part_.optional = opening;
    }

    void finishPart() {
        const bool hasColumn = std::any_of(part_.pieces.begin(), part_.pieces.end(), [](const ItemPiece& piece) {
            return std::holds_alternative<ItemColumn>(piece);
        });
        if (part_.optional && !hasColumn)
            complain("template.item-part-without-column");
        if (!part_.pieces.empty())
            parts_.push_back(part_);
        part_ = {};
    }

    std::string_view rest_;
    std::span<const Field> columns_;
    std::vector<Message>& wrong_;
    std::vector<ItemPart> parts_;
    ItemPart part_;
    std::set<std::string> used_;
};

// Whether two columns (or a number and a column) stand side by side, with or without the optional parts.
bool columnsTouch(std::span<const ItemPart> parts, bool withOptional) {
    bool afterValue = false;
    for (const auto& part : parts) {
        if (part.optional && !withOptional)
            continue;
        for (const auto& piece : part.pieces) {
            const bool isValue = !std::holds_alternative<ItemText>(piece);
            if (isValue && afterValue)
                return true;
            afterValue = isValue;
        }
    }
    return false;
}

bool standsIn(std::span<const ItemPart> parts, const std::string& column) {
    const auto isIt = [&](const ItemPiece& piece) {
        const auto* reference = std::get_if<ItemColumn>(&piece);
        return reference != nullptr && reference->column == column;
    };
    return std::any_of(parts.begin(), parts.end(),
                       [&](const ItemPart& part) { return std::any_of(part.pieces.begin(), part.pieces.end(), isIt); });
}

} // namespace

std::vector<ItemPart> parseItemPattern(std::string_view pattern, std::span<const Field> columns,
                                       std::vector<Message>& wrong) {
    const std::size_t before = wrong.size();
    auto parts = Parser(pattern, columns, wrong).parse();
    if (wrong.size() > before)
        return parts;
    for (const auto& column : columns)
        if (!standsIn(parts, column.id.value))
            wrong.push_back({"template.item-lacks-column", {column.id.value}});
    if (columnsTouch(parts, true) || columnsTouch(parts, false))
        wrong.push_back({"template.item-columns-touch", {}});
    return parts;
}

std::string itemPatternText(std::span<const ItemPart> parts) {
    struct PieceText {
        std::string operator()(const ItemText& piece) const { return piece.text; }
        std::string operator()(const ItemNumber&) const { return "{{#}}"; }
        std::string operator()(const ItemColumn& piece) const {
            return "{{" + piece.column + (piece.width > 0 ? ":" + std::to_string(piece.width) : "") + "}}";
        }
    };
    std::string text;
    for (const auto& part : parts) {
        text += part.optional ? "[" : "";
        for (const auto& piece : part.pieces)
            text += std::visit(PieceText{}, piece);
        text += part.optional ? "]" : "";
    }
    return text;
}

} // namespace zhangfa
