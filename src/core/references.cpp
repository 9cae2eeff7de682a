// Splits a text at its {{…}}; spaces inside the braces are nothing.
#include "references.h"

#include "ids.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {
namespace {

constexpr std::string_view open = "{{", close = "}}";

} // namespace

ParsedInlines parseInlines(std::string_view text) {
    ParsedInlines result;
    std::string plain;
    const auto finishPlain = [&] {
        if (!plain.empty())
            result.content.emplace_back(std::move(plain));
        plain.clear();
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = std::min({text.find(open, at), text.find(close, at), text.size()});
        plain += text.substr(at, begin - at);
        if (begin == text.size())
            break;
        if (text.substr(begin).starts_with(close)) {
            result.wrong.push_back({begin, Message{"template.reference-stray", {}}});
            at = begin + close.size();
            continue;
        }
        const auto end = text.find(close, begin);
        if (end == std::string_view::npos) {
            result.wrong.push_back({begin, Message{"template.reference-unclosed", {}}});
            break;
        }
        const std::string id(trimmed(text.substr(begin + open.size(), end - begin - open.size())));
        if (isFieldId(id)) {
            finishPlain();
            result.references.push_back(begin);
            result.content.emplace_back(FieldReference{FieldId{id}});
        } else {
            result.wrong.push_back({begin, Message{"template.bad-reference", {shortened(id, 40)}}});
        }
        at = end + close.size();
    }
    finishPlain();
    return result;
}

} // namespace zhangfa
