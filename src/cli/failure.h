// Why a call could not be carried out: what is said to the user, and the exit status.
#pragma once

#include "core/message.h"

#include <stdexcept>
#include <string>
#include <vector>

namespace zhangfa {

enum class Status { done = 0, found = 1, wrongInput = 2, officeFailed = 3 };

struct Complaint {
    Place place;          // of a file; all empty where it is about the call
    Message message;      // or, if its key is empty:
    std::string sentence; // said by Writer's side, already in words
};

struct Failure : std::runtime_error {
    Failure(Status why, std::vector<Complaint> what)
        : std::runtime_error("zhangfa"), status(why), complaints(std::move(what)) {}
    Failure(Status why, Message message, const std::string& file = {})
        : Failure(why, {Complaint{Place{file, 0, 0}, std::move(message), {}}}) {}

    Status status;
    std::vector<Complaint> complaints;
};

[[noreturn]] inline void refuseInput(Message message, const std::string& file = {}) {
    throw Failure(Status::wrongInput, std::move(message), file);
}

} // namespace zhangfa
