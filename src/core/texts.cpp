// Sentences of one language, and their {0}, {1}, … filled in one pass.
#include "texts.h"

#include <boost/json/parse.hpp>

#include <stdexcept>

namespace zhangfa {

Texts Texts::parse(std::string_view json) {
    boost::json::error_code error;
    const auto value = boost::json::parse({json.data(), json.size()}, error);
    if (error || !value.is_object())
        throw std::invalid_argument("texts: not one JSON object");
    Texts texts;
    for (const auto& [key, sentence] : value.get_object()) {
        if (!sentence.is_string())
            throw std::invalid_argument("texts: " + std::string(key) + " is not a string");
        texts.sentences_.emplace(key, sentence.get_string());
    }
    return texts;
}

std::string Texts::operator()(const Message& message) const {
    const auto found = sentences_.find(message.key);
    if (found == sentences_.end())
        return message.key;
    const std::string& sentence = found->second;
    std::string result;
    for (std::size_t i = 0; i < sentence.size(); ++i) {
        const bool placeholder = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}' &&
                                 sentence[i + 1] >= '0' && sentence[i + 1] <= '9';
        const std::size_t arg = placeholder ? static_cast<std::size_t>(sentence[i + 1] - '0') : 0;
        if (placeholder && arg < message.args.size()) {
            result += message.args[arg];
            i += 2;
        } else {
            result += sentence[i];
        }
    }
    return result;
}

} // namespace zhangfa
