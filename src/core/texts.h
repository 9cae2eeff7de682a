// The words of one language: Message → sentence.
#pragma once

#include "message.h"

#include <map>
#include <string>
#include <string_view>

namespace zhangfa {

class Texts {
public:
    // `json` is one object, key → sentence with {0}, {1}, …; throws std::invalid_argument if it is not.
    static Texts parse(std::string_view json);

    // An unknown key gives the key itself, so that nothing fails for want of a word.
    std::string operator()(const Message& message) const;
    std::string operator()(std::string_view key) const { return (*this)(Message{std::string(key), {}}); }

    const std::map<std::string, std::string, std::less<>>& all() const { return sentences_; }

private:
    std::map<std::string, std::string, std::less<>> sentences_;
};

} // namespace zhangfa
