// A pattern is words, numbers and values, in components of a path.
#include "name_pattern.h"

#include "core/compose.h"
#include "core/state.h"
#include "core/utf8.h"
#include "unicode.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace zhangfa {

namespace {

constexpr std::size_t widestNumber = 18;  // digits
constexpr std::size_t longestBehind = 24; // characters
constexpr std::array endings = {"odt", "docx", "pdf", "doc", "fodt"};
constexpr const char* option = "-o";

std::string joinedEndings() {
    std::string text;
    for (const char* ending : endings) {
        text += (text.empty() ? "" : "、") + std::string(ending);
    }
    return text;
}

} // namespace

std::string safeComponent(std::string_view proposed, std::string_view behind) {
    // Composed again, as what was taken out may have stood between a letter and its mark; that makes it shorter only.
    return composed(safeFileName(composed(proposed), behind) + std::string(behind));
}

class NamePatternParser {
public:
    NamePatternParser(std::string_view text, const ColumnMatcher& matcher, std::vector<Problem>& problems)
        : text_(text), matcher_(matcher), problems_(problems) {}

    std::optional<NamePattern> parse(bool several) {
        const std::size_t before = problems_.size();
        split();
        if (problems_.size() > before) {
            return std::nullopt; // what is not understood says nothing about the rest
        }
        NamePattern pattern;
        pattern.folder_ = takeFolder();
        pattern.ending_ = takeEnding();
        makeComponents(pattern);
        if (several && problems_.size() == before &&
            std::all_of(pieces_.begin(), pieces_.end(),
                        [](const Placed& each) { return std::holds_alternative<NamePattern::Literal>(each.piece); })) {
            complain(0, {"name.all-the-same", {}});
        }
        return problems_.size() == before ? std::optional(std::move(pattern)) : std::nullopt;
    }

private:
    struct Placed {
        Placed(NamePattern::Piece what, std::size_t where) : piece(std::move(what)), offset(where) {}
        NamePattern::Piece piece;
        std::size_t offset; // of a literal: of its first byte, though {{ in it are shorter
    };

    void complain(std::size_t offset, Message message) {
        const int column = static_cast<int>(countCharacters(text_.substr(0, offset))) + 1;
        problems_.push_back({{option, 1, column}, std::move(message)});
    }

    void addLiteral(std::string_view words, std::size_t offset) {
        if (pieces_.empty() || !std::holds_alternative<NamePattern::Literal>(pieces_.back().piece)) {
            pieces_.emplace_back(NamePattern::Literal{}, offset);
        }
        std::get<NamePattern::Literal>(pieces_.back().piece).text += words;
    }

    void split() {
        for (std::size_t at = 0; at < text_.size();) {
            const char letter = text_[at];
            if (letter != '{' && letter != '}') {
                const std::size_t end = std::min(text_.find_first_of("{}", at), text_.size());
                addLiteral(text_.substr(at, end - at), at);
                at = end;
            } else if (at + 1 < text_.size() && text_[at + 1] == letter) {
                addLiteral(text_.substr(at, 1), at);
                at += 2;
            } else if (letter == '}') {
                complain(at, {"name.lone-brace", {}});
                ++at;
            } else {
                const std::size_t end = text_.find_first_of("{}", at + 1);
                if (end == std::string_view::npos || text_[end] != '}') {
                    complain(at, {"name.open-brace", {}});
                    return;
                }
                addPlaceholder(trimmed(text_.substr(at + 1, end - at - 1)), at);
                at = end + 1;
            }
        }
    }

    void addPlaceholder(std::string_view name, std::size_t offset) {
        if (name.starts_with('#')) {
            const std::string_view digits = name.substr(1);
            const bool number = digits.size() <= 2 && digits.find_first_not_of("0123456789") == std::string_view::npos;
            const std::size_t width = number && !digits.empty() ? std::stoul(std::string(digits)) : 0;
            if (!number || width > widestNumber) {
                complain(offset, {"name.bad-number", {std::string(name), std::to_string(widestNumber)}});
            }
            pieces_.emplace_back(NamePattern::Number{width}, offset);
            return;
        }
        const ColumnMatcher::Match match = matcher_.match(name);
        if (match.field != nullptr && isBlock(*match.field)) {
            complain(offset, {"name.block-field", {match.field->title}});
        } else if (match.field == nullptr && !match.candidates.empty()) {
            std::string ways;
            for (const Field* candidate : match.candidates) {
                ways += (ways.empty() ? "" : "、") + candidate->id.value;
            }
            complain(offset, {"name.ambiguous-field", {std::string(name), ways}});
        } else if (match.field == nullptr) {
            complain(offset, {"name.unknown-field", {std::string(name)}});
        }
        pieces_.emplace_back(NamePattern::Shown{match.field}, offset);
    }

    // The folder that a user names; what is in it is the user's own business.
    std::string takeFolder() {
        if (pieces_.empty() || !std::holds_alternative<NamePattern::Literal>(pieces_.front().piece)) {
            return {};
        }
        std::string& words = std::get<NamePattern::Literal>(pieces_.front().piece).text;
        const std::size_t slash = words.rfind('/');
        if (slash == std::string::npos) {
            return {};
        }
        const std::string folder = words.substr(0, slash + 1);
        words.erase(0, slash + 1);
        pieces_.front().offset += folder.size();
        return folder;
    }

    std::string takeEnding() {
        const bool words = !pieces_.empty() && std::holds_alternative<NamePattern::Literal>(pieces_.back().piece);
        std::string none;
        std::string& last = words ? std::get<NamePattern::Literal>(pieces_.back().piece).text : none;
        const std::size_t dot = last.rfind('.');
        if (dot == std::string::npos || last.find('/', dot) != std::string::npos || dot + 1 == last.size()) {
            complain(text_.size(), {"name.no-ending", {joinedEndings()}});
            return {};
        }
        std::string ending = last.substr(dot + 1);
        std::transform(ending.begin(), ending.end(), ending.begin(),
                       [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
        if (std::find(endings.begin(), endings.end(), ending) == endings.end()) {
            complain(text_.size() - ending.size(), {"name.unknown-ending", {ending, joinedEndings()}});
        }
        last.erase(dot);
        return ending;
    }

    void makeComponents(NamePattern& pattern) {
        pattern.components_.emplace_back();
        for (const Placed& placed : pieces_) {
            const auto* literal = std::get_if<NamePattern::Literal>(&placed.piece);
            if (literal == nullptr) {
                pattern.components_.back().push_back(placed.piece);
                continue;
            }
            checkWords(literal->text, placed.offset);
            for (std::size_t begin = 0; begin <= literal->text.size();) {
                const std::size_t end = std::min(literal->text.find('/', begin), literal->text.size());
                if (end > begin) {
                    pattern.components_.back().push_back(
                        NamePattern::Literal{literal->text.substr(begin, end - begin)});
                }
                if (end < literal->text.size()) {
                    checkComponent(pattern.components_.back(), placed.offset + end);
                    pattern.components_.emplace_back();
                }
                begin = end + 1;
            }
        }
        checkComponent(pattern.components_.back(), text_.size());
        const NamePattern::Component& last = pattern.components_.back();
        std::size_t characters = 0;
        while (pattern.behind_ < last.size()) {
            const NamePattern::Piece& piece = last[last.size() - pattern.behind_ - 1];
            const auto* literal = std::get_if<NamePattern::Literal>(&piece);
            if (std::holds_alternative<NamePattern::Shown>(piece) ||
                (literal != nullptr && safeComponent("x" + literal->text + "x") != "x" + literal->text + "x")) {
                break;
            }
            characters += literal != nullptr ? countCharacters(literal->text) : widestNumber;
            if (characters > longestBehind) {
                break;
            }
            ++pattern.behind_;
        }
    }

    // Words that stand in each name should stand there as they were written.
    void checkWords(const std::string& words, std::size_t offset) {
        const std::u32string characters = toCharacters(words);
        const auto wrong = std::find_if(characters.begin(), characters.end(), [](char32_t character) {
            return isControl(character) ||
                   std::u32string_view(U"\\:*?\"<>|").find(character) != std::u32string_view::npos;
        });
        if (wrong != characters.end()) {
            const std::u32string_view front(characters.data(), static_cast<std::size_t>(wrong - characters.begin()));
            complain(
                offset + toUtf8(front).size(),
                {"name.reserved", {isControl(*wrong) ? std::string("\uFFFD") : toUtf8(std::u32string(1, *wrong))}});
        }
    }

    void checkComponent(const NamePattern::Component& component, std::size_t offset) {
        std::string words;
        for (const NamePattern::Piece& piece : component) {
            const auto* literal = std::get_if<NamePattern::Literal>(&piece);
            if (literal == nullptr) {
                return;
            }
            words += literal->text;
        }
        if (words == ".." || words == ".") {
            complain(offset, {"name.parent", {words}});
        } else if (trimmed(words).empty()) {
            complain(offset, {"name.empty", {}});
        }
    }

    std::string_view text_;
    const ColumnMatcher& matcher_;
    std::vector<Problem>& problems_;
    std::vector<Placed> pieces_;
};

std::optional<NamePattern> NamePattern::parse(std::string_view text, const ColumnMatcher& matcher, bool several,
                                              std::vector<Problem>& problems) {
    if (brokenUtf8(text)) {
        problems.push_back({{option, 0, 0}, {"template.not-utf8", {}}});
        return std::nullopt;
    }
    return NamePatternParser(text, matcher, problems).parse(several);
}

std::vector<const Field*> NamePattern::fields() const {
    std::vector<const Field*> fields;
    for (const Component& component : components_) {
        for (const Piece& piece : component) {
            if (const auto* shown = std::get_if<Shown>(&piece)) {
                fields.push_back(shown->field);
            }
        }
    }
    return fields;
}

DocumentName NamePattern::expand(const Values& values, std::size_t number) const {
    DocumentName name;
    const auto words = [&](const Piece& piece) {
        if (const auto* literal = std::get_if<Literal>(&piece)) {
            return literal->text;
        }
        if (const auto* counted = std::get_if<Number>(&piece)) {
            const std::string digits = std::to_string(number);
            return std::string(counted->width - std::min(counted->width, digits.size()), '0') + digits;
        }
        const Field& field = *std::get<Shown>(piece).field;
        const boost::json::value value = valueOrDefault(field, values);
        if (isEmptyValue(value)) {
            name.unfilled.push_back(&field);
        }
        return shownValue(field, isEmptyValue(value) ? boost::json::value() : value);
    };
    for (std::size_t i = 0; i < components_.size(); ++i) {
        const Component& component = components_[i];
        const bool last = i + 1 == components_.size();
        std::string front, behind;
        for (std::size_t at = 0; at < component.size(); ++at) {
            (last && at + behind_ >= component.size() ? behind : front) += words(component[at]);
        }
        if (last && front.empty()) {
            front.swap(behind);
        }
        name.path += safeComponent(front, last ? behind + "." + ending_ : std::string());
        name.path += last ? "" : "/";
    }
    if (folder_.size() + name.path.size() > longestPath) {
        name.problem = Message{"name.too-long", {std::to_string(longestPath)}};
    }
    return name;
}

} // namespace zhangfa
