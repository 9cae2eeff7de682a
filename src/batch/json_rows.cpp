// Boost.JSON's event parser, fed block by block, gives one object at a time.
#include "json_rows.h"

#include "core/located_json.h"
#include "core/utf8.h"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value_stack.hpp>

#include <algorithm>
#include <charconv>
#include <set>
#include <string_view>

namespace zhangfa {

namespace json = boost::json;

// The events of the parser: builds the object, and remembers its keys for the case that one stands twice.
class JsonRows::Builder {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                                 max_key_size = largestCell, max_string_size = largestCell;

    bool complete() const { return complete_; }
    json::value take() { return stack_.release(); }
    void reset() {
        stack_.reset();
        keys_.clear();
        words_.clear();
        opened_.clear();
        objects_ = 0;
        complete_ = false;
    }
    // Empty: all are different.
    std::string twice() const {
        std::set<std::pair<std::size_t, std::string_view>> seen;
        for (const Key& key : keys_) {
            const auto word = std::string_view(words_).substr(key.begin, key.size);
            if (!seen.emplace(key.object, word).second) {
                return std::string(word);
            }
        }
        return {};
    }
    std::size_t keys() const { return keys_.size(); }

    bool on_document_begin(json::error_code&) { return true; }
    bool on_document_end(json::error_code&) { return true; }
    bool on_object_begin(json::error_code&) {
        opened_.push_back(objects_++);
        return true;
    }
    bool on_array_begin(json::error_code&) { return true; }
    bool on_object_end(std::size_t size, json::error_code&) {
        stack_.push_object(size);
        opened_.pop_back();
        complete_ = opened_.empty();
        return true;
    }
    bool on_array_end(std::size_t size, json::error_code&) {
        stack_.push_array(size);
        return true;
    }
    bool on_key_part(json::string_view part, std::size_t, json::error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_key(json::string_view part, std::size_t, json::error_code&) {
        text_.append(part.data(), part.size());
        stack_.push_key(text_);
        keys_.push_back({opened_.back(), words_.size(), text_.size()});
        words_ += text_;
        text_.clear();
        return true;
    }
    bool on_string_part(json::string_view part, std::size_t, json::error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_string(json::string_view part, std::size_t, json::error_code&) {
        text_.append(part.data(), part.size());
        stack_.push_string(text_);
        text_.clear();
        return true;
    }
    bool on_number_part(json::string_view part, json::error_code&) {
        text_.append(part.data(), part.size());
        return true;
    }
    bool on_int64(std::int64_t number, json::string_view, json::error_code&) {
        text_.clear();
        stack_.push_int64(number);
        return true;
    }
    bool on_uint64(std::uint64_t number, json::string_view, json::error_code&) {
        text_.clear();
        stack_.push_uint64(number);
        return true;
    }
    bool on_double(double number, json::string_view part, json::error_code&) {
        text_.append(part.data(), part.size());
        std::from_chars(text_.data(), text_.data() + text_.size(), number); // Boost 1.81 may miss the last bit
        text_.clear();
        stack_.push_double(number);
        return true;
    }
    bool on_bool(bool value, json::error_code&) {
        stack_.push_bool(value);
        return true;
    }
    bool on_null(json::error_code&) {
        stack_.push_null();
        return true;
    }
    bool on_comment_part(json::string_view, json::error_code&) { return true; }
    bool on_comment(json::string_view, json::error_code&) { return true; }

private:
    struct Key {
        std::size_t object, begin, size; // in words_
    };
    json::value_stack stack_;
    std::vector<Key> keys_;
    std::string words_, text_;
    std::vector<std::size_t> opened_; // objects
    std::size_t objects_ = 0;
    bool complete_ = false;
};

namespace {

json::parse_options options() {
    json::parse_options options;
    options.max_depth = LocatedJson::maxDepth;
    return options;
}

Message syntaxMessage(json::error_code error, const std::string& sign) {
    if (error == json::error::string_too_large || error == json::error::key_too_large) {
        return {"rows.cell-too-large", {std::to_string(largestCell / 1'000'000)}};
    }
    if (error == json::error::too_deep) {
        return {"json.too-deep", {std::to_string(LocatedJson::maxDepth)}};
    }
    for (const std::string_view mark : {"“", "”", "，", "：", "｛", "｝", "［", "］"}) {
        if (sign == mark) {
            return {"json.full-width", {sign}};
        }
    }
    if (sign.empty() || isControl(toCharacters(sign).front())) {
        return {"json.line-break", {}};
    }
    return {"json.syntax", {sign}};
}

// Keys of all objects in it, each counted once.
std::size_t keysIn(const json::value& value) {
    std::size_t count = 0;
    if (value.is_object()) {
        count = value.get_object().size();
        for (const auto& [key, member] : value.get_object()) {
            count += keysIn(member);
        }
    } else if (value.is_array()) {
        for (const json::value& element : value.get_array()) {
            count += keysIn(element);
        }
    }
    return count;
}

} // namespace

struct JsonRows::Parser {
    json::basic_parser<Builder> events{options()};
};

JsonRows::JsonRows(TextSource source, std::string file, RowFormat format)
    : source_(std::move(source)), file_(std::move(file)), format_(format), parser_(std::make_unique<Parser>()) {}

JsonRows::~JsonRows() = default;

void JsonRows::fail(Message message) const { throw RowsError({{file_, line_, column_}, std::move(message)}); }

void JsonRows::take(std::size_t bytes) {
    for (const char letter : source_.text().substr(0, bytes)) {
        if (letter == '\r' || letter == '\n') {
            line_ += letter == '\r' || !returned_ ? 1 : 0;
            column_ = 1;
        } else {
            column_ += (letter & 0xC0) != 0x80 ? 1 : 0; // of a character's bytes, the first
        }
        returned_ = letter == '\r';
    }
    source_.take(bytes);
}

char JsonRows::nextSign() {
    while (more()) {
        const std::string_view text = source_.text();
        const std::size_t spaces = std::min(text.find_first_not_of(" \t\r\n"), text.size());
        take(spaces);
        if (spaces < text.size()) {
            return source_.text().front();
        }
    }
    if (source_.fault()) {
        fail(*source_.fault());
    }
    return 0;
}

// The character that is wrong; the reader is of no more use then.
std::string JsonRows::signAhead() {
    std::string bytes;
    while (bytes.size() < 4 && more()) {
        bytes += source_.text().front();
        source_.take(1);
    }
    return toUtf8(toCharacters(bytes).substr(0, 1));
}

void JsonRows::failAtSign() { fail(syntaxMessage(json::error::syntax, signAhead())); }

// Whether there is one more; its brace is what comes next.
bool JsonRows::findObject() {
    while (true) {
        const char sign = nextSign();
        if (expected_ == Expected::end || (sign == 0 && !array_)) {
            if (expected_ == Expected::beginning) {
                fail({"rows.empty", {}});
            }
            if (sign != 0) {
                fail({"json.extra-data", {}});
            }
            return false;
        }
        if (sign == 0) {
            fail({"json.incomplete", {}});
        }
        if (expected_ == Expected::beginning && sign == '[') {
            if (format_ == RowFormat::jsonLines) {
                fail({"rows.json-lines-array", {}});
            }
            array_ = true;
        } else if (array_ && sign == ']' && (expected_ == Expected::separator || number_ == 0)) {
            expected_ = Expected::end;
            take(1);
            continue;
        } else if (array_ && expected_ == Expected::separator) {
            if (sign != ',') {
                failAtSign();
            }
        } else if (sign == '{') {
            return true;
        } else if (sign == ']' || sign == ',' || sign == '}' || (sign & 0x80) != 0) {
            failAtSign();
        } else {
            fail({"rows.not-object", {}});
        }
        expected_ = Expected::element;
        take(1);
    }
}

void JsonRows::readObject(RowRecord& record) {
    auto& parser = parser_->events;
    parser.reset();
    parser.handler().reset();
    record_ = 0;
    while (!parser.handler().complete()) {
        if (!more()) {
            fail(source_.fault() ? *source_.fault() : Message{"json.incomplete", {}});
        }
        std::string_view text = source_.text();
        if (format_ == RowFormat::jsonLines) {
            text = text.substr(0, text.find_first_of("\r\n"));
            if (text.empty()) {
                fail({"rows.json-line", {}});
            }
        }
        json::error_code error;
        const std::size_t parsed = parser.write_some(true, text.data(), text.size(), error);
        take(parsed);
        record_ += parsed;
        if (error) {
            fail(syntaxMessage(error, signAhead()));
        }
        if (record_ > largestRecord) {
            throw RowsError(
                {{file_, record.line, 0}, {"rows.record-too-large", {std::to_string(largestRecord / 1'000'000)}}});
        }
    }
    json::value value = parser.handler().take();
    record.fault.reset();
    if (value.get_object().size() > mostRowColumns) {
        record.fault = Message{"rows.too-many-columns", {std::to_string(mostRowColumns)}};
    } else if (parser.handler().keys() > keysIn(value)) {
        record.fault = Message{"rows.key-twice", {parser.handler().twice()}};
    }
    record.object = std::move(value.get_object());
}

bool JsonRows::next(RowRecord& record) {
    if (!findObject()) {
        return false;
    }
    if (format_ == RowFormat::jsonLines && begunLine_ == line_) {
        fail({"json.extra-data", {}});
    }
    record.line = line_;
    record.number = ++number_;
    record.cells.clear();
    readObject(record);
    begunLine_ = record.line;
    expected_ = array_ ? Expected::separator : Expected::element;
    return true;
}

} // namespace zhangfa
