// Boost.JSON's event parser does the parsing. It does not say where a value begins, but values and keys come in the
// order of the text: a cursor goes from token to token alongside.
#include "located_json.h"

#include "utf8.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>

namespace zhangfa {
namespace {

namespace json = boost::json;

// Goes along a JSON text that the parser has found well formed up to there.
class TokenCursor {
public:
    explicit TokenCursor(std::string_view text) : text_(text) {}

    // Offset of the next value or key, which the cursor then passes ([ and { alone, without what is in them).
    std::size_t next() {
        at_ = std::min(text_.find_first_not_of(" \t\r\n,:]}", at_), text_.size());
        const std::size_t begin = at_;
        if (at_ < text_.size() && text_[at_] == '"')
            passString();
        else if (at_ < text_.size() && (text_[at_] == '[' || text_[at_] == '{'))
            ++at_;
        else
            at_ = std::min(text_.find_first_of(" \t\r\n,:]}", at_), text_.size());
        return begin;
    }
    std::string_view passedFrom(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

private:
    void passString() {
        for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
            at_ += text_[at_] == '\\' ? 1 : 0;
        at_ = std::min(at_ + 1, text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

struct DuplicateKey {
    std::string key;
    std::size_t first = 0, again = 0;
};

// The events of the parser: builds the value, and notes where each part of it began.
class Builder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                                 max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);

    explicit Builder(std::string_view text) : cursor_(text) {}

    json::value take() { return stack_.release(); }
    std::unordered_map<std::string, LocatedJson::Offsets> offsets;
    std::vector<DuplicateKey> duplicates;

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) { return open(true); }
    bool on_array_begin(json::error_code&) { return open(false); }
    bool on_object_end(std::size_t size, json::error_code&) {
        stack_.push_object(size);
        return close();
    }
    bool on_array_end(std::size_t size, json::error_code&) {
        stack_.push_array(size);
        return close();
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        key_.append(part.data(), part.size());
        keyOffset_ = cursor_.next();
        const auto [known, isNew] = levels_.back().keys.emplace(key_, keyOffset_);
        if (!isNew)
            duplicates.push_back({key_, known->second, keyOffset_});
        stack_.push_key(key_);
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        string_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code&) {
        string_.append(part.data(), part.size());
        note();
        stack_.push_string(string_);
        string_.clear();
        return true;
    }
    bool on_number_part(json::string_view, json::error_code&) { return true; }
    bool on_int64(std::int64_t number, json::string_view, json::error_code&) {
        note();
        stack_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code&) {
        note();
        stack_.push_uint64(number);
        return true;
    }
    bool on_double(double number, json::string_view, json::error_code&) {
        const auto digits = cursor_.passedFrom(note());
        std::from_chars(digits.data(), digits.data() + digits.size(), number); // Boost 1.81 may miss the last bit
        stack_.push_double(number);
        return true;
    }
    bool on_bool(bool value, json::error_code&) {
        note();
        stack_.push_bool(value);
        return true;
    }
    bool on_null(json::error_code&) {
        note();
        stack_.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    struct Level {
        bool object = false;
        std::string pointer;
        std::size_t elements = 0;
        std::unordered_map<std::string, std::size_t> keys;
    };

    std::string pointerOfNext() {
        if (levels_.empty())
            return {};
        Level& level = levels_.back();
        return pointerTo(level.pointer, level.object ? key_ : std::to_string(level.elements++));
    }
    std::size_t note() {
        const std::size_t offset = cursor_.next();
        const bool member = !levels_.empty() && levels_.back().object;
        offsets[pointerOfNext()] = {member ? keyOffset_ : offset, offset};
        key_.clear();
        return offset;
    }
    bool open(bool object) {
        const std::size_t offset = cursor_.next();
        const bool member = !levels_.empty() && levels_.back().object;
        std::string pointer = pointerOfNext();
        offsets[pointer] = {member ? keyOffset_ : offset, offset};
        key_.clear();
        levels_.push_back({object, std::move(pointer), 0, {}});
        return true;
    }
    bool close() {
        levels_.pop_back();
        return true;
    }

    TokenCursor cursor_;
    json::value_stack stack_;
    std::vector<Level> levels_;
    std::string key_, string_;
    std::size_t keyOffset_ = 0;
};

Message syntaxMessage(json::error_code error, std::string_view rest) {
    if (error == json::error::incomplete)
        return {"json.incomplete", {}};
    if (error == json::error::extra_data)
        return {"json.extra-data", {}};
    if (error == json::error::too_deep)
        return {"json.too-deep", {std::to_string(LocatedJson::maxDepth)}};
    const std::string found = toUtf8(toCharacters(rest.substr(0, 4)).substr(0, 1));
    for (const std::string_view mark : {"“", "”", "，", "：", "｛", "｝", "［", "］"})
        if (found == mark)
            return {"json.full-width", {found}};
    if (found.empty() || isControl(toCharacters(found).front()))
        return {"json.line-break", {}};
    return {"json.syntax", {found}};
}

} // namespace

std::optional<LocatedJson> LocatedJson::parse(SourceText source, std::vector<Problem>& problems) {
    json::parse_options options;
    options.max_depth = maxDepth;
    json::basic_parser<Builder> parser(options, source.text());
    json::error_code error;
    const std::size_t parsed = parser.write_some(false, source.text().data(), source.text().size(), error);
    if (!error && parsed < source.text().size())
        error = json::error::extra_data;
    for (const auto& duplicate : parser.handler().duplicates)
        problems.push_back(
            {source.place(duplicate.again),
             Message{"json.duplicate-key", {duplicate.key, std::to_string(source.place(duplicate.first).line)}}});
    if (error) {
        problems.push_back({source.place(parsed), syntaxMessage(error, source.text().substr(parsed))});
        return std::nullopt;
    }
    LocatedJson result;
    result.root_ = parser.handler().take();
    result.offsets_ = std::move(parser.handler().offsets);
    result.source_ = std::move(source);
    return result;
}

LocatedJson LocatedJson::withoutPlaces(json::value value) {
    LocatedJson result;
    result.root_ = std::move(value);
    return result;
}

Place LocatedJson::placeOfValue(const std::string& pointer) const {
    const auto found = offsets_.find(pointer);
    return source_ && found != offsets_.end() ? source_->place(found->second.value) : Place{};
}

Place LocatedJson::placeOfKey(const std::string& pointer) const {
    const auto found = offsets_.find(pointer);
    return source_ && found != offsets_.end() ? source_->place(found->second.key) : Place{};
}

std::string pointerTo(const std::string& pointer, std::string_view key) {
    std::string result = pointer + '/';
    for (const char c : key) {
        if (c == '~')
            result += "~0";
        else if (c == '/')
            result += "~1";
        else
            result += c;
    }
    return result;
}

} // namespace zhangfa
