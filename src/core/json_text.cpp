// Only layout and numbers are done here; strings are Boost.JSON's.
#include "json_text.h"

#include "decimal.h"

#include <boost/json/serialize.hpp>

#include <cmath>

namespace zhangfa {
namespace {

namespace json = boost::json;

struct Writer {
    std::string text;
    bool pretty = false;

    void breakLine(int depth) {
        if (pretty)
            text += '\n' + std::string(2 * static_cast<std::size_t>(depth), ' ');
    }

    template <class Container, class WriteElement>
    void writeAll(const Container& container, const char* brackets, int depth, WriteElement writeElement) {
        text += brackets[0];
        bool first = true;
        for (const auto& element : container) {
            text += first ? "" : ",";
            first = false;
            breakLine(depth + 1);
            writeElement(element);
        }
        if (!first)
            breakLine(depth);
        text += brackets[1];
    }

    void write(const json::value& value, int depth) {
        if (value.is_object()) {
            writeAll(value.get_object(), "{}", depth, [&](const json::key_value_pair& member) {
                text += json::serialize(json::string_view(member.key())) + (pretty ? ": " : ":");
                write(member.value(), depth + 1);
            });
        } else if (value.is_array()) {
            writeAll(value.get_array(), "[]", depth, [&](const json::value& element) { write(element, depth + 1); });
        } else if (value.is_double()) {
            text += std::isfinite(value.get_double()) ? decimalText(value.get_double()) : "null";
        } else {
            text += json::serialize(value);
        }
    }
};

} // namespace

std::string jsonText(const json::value& value) {
    Writer writer;
    writer.write(value, 0);
    return writer.text;
}

std::string prettyJsonText(const json::value& value) {
    Writer writer;
    writer.pretty = true;
    writer.write(value, 0);
    return writer.text + '\n';
}

} // namespace zhangfa
