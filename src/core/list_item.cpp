// One item of a list: between its columns' values and the paragraph in which it stands.
#include "list_item.h"

#include "compose.h"
#include "utf8.h"
#include "values.h"

#include <boost/json/serialize.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace zhangfa {

namespace {

constexpr std::size_t longestMatched = 20'000; // bytes; a longer paragraph is no item made by a pattern

constexpr std::string_view numerals[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千"};
constexpr std::size_t numeralLength = 3; // bytes each

bool isNumeral(std::string_view text, std::size_t at) {
    return std::find(std::begin(numerals), std::end(numerals), text.substr(at, numeralLength)) != std::end(numerals);
}

std::size_t characterLength(std::string_view text, std::size_t at) {
    std::size_t length = 1;
    while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0) == 0x80) {
        ++length;
    }
    return length;
}

std::string oneLine(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

constexpr std::string_view wideSpace = "\u3000";

std::string wideSpaces(std::size_t count) {
    std::string spaces;
    for (; count > 0; --count) {
        spaces += wideSpace;
    }
    return spaces;
}

// 组长 becomes 组　长: so that three characters stand below three.
std::string widened(std::string text, std::size_t width) {
    const std::size_t characters = countCharacters(text);
    if (characters >= width || characters == 0) {
        return text;
    }
    constexpr std::size_t pair = 2;
    if (characters == pair && width == pair + 1) {
        return text.insert(characterLength(text, 0), wideSpace);
    }
    return text + wideSpaces(width - characters);
}

std::string withoutWideSpaces(std::string_view text) {
    std::string result(text);
    for (std::size_t at = result.find(wideSpace); at != std::string::npos; at = result.find(wideSpace, at)) {
        result.erase(at, wideSpace.size());
    }
    return result;
}

bool isRepetition(const boost::json::value& value) {
    return value.is_string() && !value.get_string().empty() &&
           withoutWideSpaces(std::string_view(value.get_string())).empty();
}

// A list whose template says nothing of how an item looks: its columns, one after the other.
std::vector<ItemPart> patternOf(const Field& list) {
    if (!list.item.empty()) {
        return list.item;
    }
    std::vector<ItemPart> parts;
    for (const Field& column : list.columns) {
        ItemPart part;
        if (!parts.empty()) {
            part.pieces.emplace_back(ItemText{"，"});
        }
        part.pieces.emplace_back(ItemColumn{column.id.value});
        part.optional = !parts.empty();
        parts.push_back(std::move(part));
    }
    return parts;
}

std::size_t columnIndex(const Field& list, const std::string& id) {
    const auto found = std::find_if(list.columns.begin(), list.columns.end(),
                                    [&](const Field& column) { return column.id.value == id; });
    return static_cast<std::size_t>(std::distance(list.columns.begin(), found));
}

// Whether what was read is of the column's type; a text that is not comes back as a string.
bool isOfType(const Field& column, const boost::json::value& value) {
    if (value.is_null() || (column.once && isRepetition(value)) || column.type == FieldType::text ||
        column.type == FieldType::longText) {
        return true;
    }
    if (column.range) {
        return value.is_array();
    }
    if (!value.is_string()) {
        return true;
    }
    const std::string_view text = value.get_string();
    if (column.type == FieldType::choice) {
        return std::find(column.choices.begin(), column.choices.end(), text) != column.choices.end();
    }
    return column.type == FieldType::date && validate(column, value).empty();
}

// Finds the columns in a text: each as short as the rest allows, so that the last one takes what is left. An optional
// part is there if it can be. Without `strict`, a column's text need not be of its type.
class Matcher {
public:
    Matcher(const Field& list, const std::vector<ItemPart>& parts, std::string_view text, bool strict)
        : list_(list), parts_(parts), text_(text), strict_(strict), item_{Row(list.columns.size())} {}

    bool match() { return text_.size() <= longestMatched && match(State{0, 0, 0, false}); }
    ReadItem take() {
        item_.fits = true;
        return std::move(item_);
    }

private:
    struct State {
        std::size_t part, piece, at;
        bool hasValue; // a column of this part has a text
        bool operator<(const State& other) const {
            return std::tie(part, piece, at, hasValue) < std::tie(other.part, other.piece, other.at, other.hasValue);
        }
    };

    bool match(const State& state) {
        if (isOtherText(state) || failed_.contains(state)) {
            return false;
        }
        const bool matched = tryMatch(state);
        if (!matched) {
            failed_.insert(state);
        }
        return matched;
    }

    // Need not be remembered: it is seen at a glance.
    bool isOtherText(const State& state) const {
        if (state.part == parts_.size() || state.piece == parts_[state.part].pieces.size() ||
            (parts_[state.part].optional && state.piece == 0)) {
            return false;
        }
        const auto* text = std::get_if<ItemText>(&parts_[state.part].pieces[state.piece]);
        return text != nullptr && !text_.substr(state.at).starts_with(text->text);
    }

    bool tryMatch(const State& state) {
        if (state.part == parts_.size()) {
            return state.at == text_.size();
        }
        const ItemPart& part = parts_[state.part];
        if (part.optional && state.piece == 0) {
            return matchPiece(state) || match({state.part + 1, 0, state.at, false});
        }
        return matchPiece(state);
    }

    bool matchPiece(const State& state) {
        const ItemPart& part = parts_[state.part];
        if (state.piece == part.pieces.size()) {
            return (!part.optional || state.hasValue) && match({state.part + 1, 0, state.at, false});
        }
        const ItemPiece& piece = part.pieces[state.piece];
        if (const auto* text = std::get_if<ItemText>(&piece)) {
            return text_.substr(state.at).starts_with(text->text) &&
                   match({state.part, state.piece + 1, state.at + text->text.size(), state.hasValue});
        }
        if (std::holds_alternative<ItemNumber>(piece)) {
            return matchNumber(state);
        }
        const auto& reference = std::get<ItemColumn>(piece);
        const std::size_t index = columnIndex(list_, reference.column);
        return (index < list_.columns.size() && list_.columns[index].once && matchRepetition(state, index)) ||
               matchColumn(state, index, reference.width);
    }

    // Spaces as wide as the value, and as the text behind it.
    bool matchRepetition(const State& state, std::size_t index) {
        const ItemPart& part = parts_[state.part];
        const auto* behind =
            state.piece + 1 < part.pieces.size() ? std::get_if<ItemText>(&part.pieces[state.piece + 1]) : nullptr;
        const std::size_t width = std::get<ItemColumn>(part.pieces[state.piece]).width +
                                  (behind != nullptr ? countCharacters(behind->text) : 0);
        const std::string spaces = wideSpaces(width);
        if (width == 0 || !text_.substr(state.at).starts_with(spaces) ||
            !match({state.part, state.piece + (behind != nullptr ? 2U : 1U), state.at + spaces.size(), true})) {
            return false;
        }
        item_.row[index] = boost::json::string(spaces);
        return true;
    }

    bool matchNumber(const State& state) {
        std::size_t end = state.at;
        while (isNumeral(text_, end)) {
            end += numeralLength;
        }
        for (; end > state.at; end -= numeralLength) {
            const int number = fromChineseNumber(text_.substr(state.at, end - state.at));
            if (number > 0 && match({state.part, state.piece + 1, end, state.hasValue})) {
                item_.number = number;
                item_.numberOffset = state.at;
                item_.numberLength = end - state.at;
                return true;
            }
        }
        return false;
    }

    bool matchColumn(const State& state, std::size_t index, std::size_t width) {
        if (index == list_.columns.size()) {
            return match({state.part, state.piece + 1, state.at, state.hasValue});
        }
        const Field& column = list_.columns[index];
        std::size_t characters = 0;
        for (std::size_t end = state.at;; end += characterLength(text_, end), ++characters) {
            const bool empty = end == state.at;
            if ((!empty || !column.required) && (empty || characters >= width) &&
                match({state.part, state.piece + 1, end, state.hasValue || !empty})) {
                const std::string_view text = text_.substr(state.at, end - state.at);
                auto value = readValue(column, width > 0 ? withoutWideSpaces(text) : std::string(text));
                if (!strict_ || isOfType(column, value)) {
                    item_.row[index] = std::move(value);
                    return true;
                }
            }
            if (end == text_.size()) {
                return false;
            }
        }
    }

    const Field& list_;
    const std::vector<ItemPart>& parts_;
    std::string_view text_;
    bool strict_;
    ReadItem item_;
    std::set<State> failed_;
};

// Number and signs before the first column, if the text begins like that.
ReadItem readFreely(const Field& list, const std::vector<ItemPart>& parts, std::string_view text) {
    ReadItem item{Row(list.columns.size())};
    ReadItem head = item;
    std::size_t at = 0;
    for (const ItemPiece& piece :
         parts.empty() || parts.front().optional ? std::vector<ItemPiece>{} : parts.front().pieces) {
        if (const auto* literal = std::get_if<ItemText>(&piece)) {
            if (!text.substr(at).starts_with(literal->text)) {
                break;
            }
            at += literal->text.size();
        } else if (std::holds_alternative<ItemNumber>(piece)) {
            head.numberOffset = at;
            while (isNumeral(text, at)) {
                at += numeralLength;
            }
            head.numberLength = at - head.numberOffset;
            head.number = fromChineseNumber(text.substr(head.numberOffset, head.numberLength));
            if (head.number == 0) {
                break;
            }
        } else {
            break;
        }
        head.textOffset = at;
    }
    if (head.number > 0) {
        item = std::move(head);
    }
    if (!list.columns.empty()) {
        item.row[mainColumn(list)] = boost::json::string(text.substr(item.textOffset));
    }
    return item;
}

} // namespace

Row rowOf(const Field& field, const boost::json::value& item) {
    Row row(field.columns.size());
    if (item.is_object()) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (const auto* value = item.get_object().if_contains(field.columns[i].id.value)) {
                row[i] = isEmptyValue(*value) ? boost::json::value() : *value;
            }
        }
    } else if (!item.is_null() && !row.empty()) {
        row[mainColumn(field)] = item.is_string() ? item : boost::json::value(boost::json::serialize(item));
    }
    return row;
}

boost::json::object objectOf(const Field& field, const Row& row) {
    boost::json::object object;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i].is_null()) {
            object[field.columns[i].id.value] = row[i];
        }
    }
    return object;
}

TextRun shownCell(const Field& column, const boost::json::value& value) {
    if (!isEmptyValue(value)) {
        return {shownValue(column, value)};
    }
    return column.required ? TextRun{unfilledMark(column.title), true} : TextRun{};
}

std::string keyOf(const Field& column, const boost::json::value& value) {
    if (column.once && isRepetition(value)) {
        return "\x1e"; // however wide
    }
    return isEmptyValue(value) ? std::string(1, '\0') : shownValue(column, value);
}

std::string keyOf(const Field& field, const Row& row) {
    std::string key;
    for (std::size_t i = 0; i < row.size(); ++i) {
        key += keyOf(field.columns[i], row[i]) + '\x1f';
    }
    return key;
}

bool isBlank(const Row& row) { return std::all_of(row.begin(), row.end(), isEmptyValue); }

Row folded(const Field& list, Row row, const Row* before) {
    for (std::size_t i = 0; before != nullptr && i < row.size(); ++i) {
        if (list.columns[i].once && !isEmptyValue(row[i]) && row[i] == (*before)[i]) {
            row[i] = boost::json::string(wideSpace);
        }
    }
    return row;
}

Row unfolded(const Field& list, Row row, const Row* before) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (list.columns[i].once && isRepetition(row[i])) {
            row[i] = before != nullptr ? (*before)[i] : boost::json::value();
        }
    }
    return row;
}

std::vector<Row> folded(const Field& list, std::vector<Row> rows) {
    for (std::size_t i = rows.size(); i-- > 1;) {
        rows[i] = folded(list, std::move(rows[i]), &rows[i - 1]);
    }
    return rows;
}

std::vector<TextRun> renderItem(const Field& list, const Row& row, int number) {
    std::vector<TextRun> runs;
    const auto add = [&](TextRun run) {
        auto* last = runs.empty() ? nullptr : &runs.back();
        if (last != nullptr && last->unfilled == run.unfilled) {
            last->text += run.text;
        } else if (!run.text.empty()) {
            runs.push_back(std::move(run));
        }
    };
    for (const ItemPart& part : patternOf(list)) {
        const auto hasValue = [&](const ItemPiece& piece) {
            const auto* column = std::get_if<ItemColumn>(&piece);
            const std::size_t index = column != nullptr ? columnIndex(list, column->column) : row.size();
            return index < row.size() && !isEmptyValue(row[index]);
        };
        if (part.optional && std::none_of(part.pieces.begin(), part.pieces.end(), hasValue)) {
            continue;
        }
        bool repetition = false; // the text behind the value gives way to spaces, too
        for (const ItemPiece& piece : part.pieces) {
            if (const auto* text = std::get_if<ItemText>(&piece)) {
                add({repetition ? wideSpaces(countCharacters(text->text)) : text->text});
                repetition = false;
            } else if (std::holds_alternative<ItemNumber>(piece)) {
                add({chineseNumber(number)});
            } else if (const std::size_t index = columnIndex(list, std::get<ItemColumn>(piece).column);
                       index < row.size()) {
                const std::size_t width = std::get<ItemColumn>(piece).width;
                TextRun cell = shownCell(list.columns[index], row[index]);
                repetition = list.columns[index].once && isRepetition(row[index]);
                cell.text = repetition      ? wideSpaces(width)
                            : cell.unfilled ? std::move(cell.text)
                                            : widened(oneLine(std::move(cell.text)), width);
                add(std::move(cell));
            }
        }
    }
    return runs;
}

ReadItem readItem(const Field& list, std::string_view text) {
    const std::vector<ItemPart> parts = patternOf(list);
    const std::string_view inner = trimmed(text);
    const std::size_t indent = inner.empty() ? 0 : static_cast<std::size_t>(inner.data() - text.data());
    for (const bool strict : {true, false}) {
        for (const std::string_view candidate : {text, inner}) {
            Matcher matcher(list, parts, candidate, strict);
            if (matcher.match()) {
                ReadItem item = matcher.take();
                item.numberOffset += candidate.data() == text.data() ? 0 : indent;
                return item;
            }
        }
    }
    ReadItem item = readFreely(list, parts, inner);
    item.numberOffset += indent;
    item.textOffset += indent;
    return item;
}

std::size_t mainColumn(const Field& list) {
    const auto found = std::find_if(list.columns.begin(), list.columns.end(), [](const Field& column) {
        return column.required && column.type == FieldType::text;
    });
    return found == list.columns.end() ? 0 : static_cast<std::size_t>(std::distance(list.columns.begin(), found));
}

int fromChineseNumber(std::string_view text) {
    constexpr int longest = 9999;
    int total = 0, digit = 0;
    for (std::size_t at = 0; at + numeralLength <= text.size(); at += numeralLength) {
        const auto found = std::find(std::begin(numerals), std::end(numerals), text.substr(at, numeralLength));
        const auto value = static_cast<int>(std::distance(std::begin(numerals), found));
        if (value < 10) {
            digit = value;
        } else if (value <= 12) {
            const int rank = value == 10 ? 10 : value == 11 ? 100 : 1000;
            total += (digit == 0 ? 1 : digit) * rank;
            digit = 0;
        }
    }
    total += digit;
    // Only what chineseNumber writes is a number: 一三 or 十千 is none.
    return total > 0 && total <= longest && chineseNumber(total) == text ? total : 0;
}

} // namespace zhangfa
