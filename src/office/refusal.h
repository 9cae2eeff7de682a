// What the environment or the user's wish makes impossible: thrown inside the adapter, a Refused at its edge.
#pragma once

#include "core/message.h"

#include <stdexcept>

namespace zhangfa {

class RefusalError : public std::runtime_error {
public:
    explicit RefusalError(Message message) : std::runtime_error(message.key), message_(std::move(message)) {}
    const Message& message() const { return message_; }

private:
    Message message_;
};

// A value that does not fit its field: whose, what, and the rule it breaks; `count` such in all.
class ValueRefusal : public RefusalError {
public:
    ValueRefusal(std::string title, std::string value, Message rule, std::size_t count)
        : RefusalError(Message{"request.value", {std::move(title), std::move(value)}}),
          rule_(std::move(rule)),
          count_(count) {}
    const Message& rule() const { return rule_; }
    std::size_t count() const { return count_; }

private:
    Message rule_;
    std::size_t count_;
};

[[noreturn]] inline void refuse(std::string key, std::vector<std::string> args = {}) {
    throw RefusalError(Message{std::move(key), std::move(args)});
}

} // namespace zhangfa
