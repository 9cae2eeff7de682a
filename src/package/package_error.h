// Why a file cannot be read or made directly.
#pragma once

#include "core/message.h"

#include <stdexcept>
#include <string>
#include <utility>

namespace zhangfa {

// Thrown by all of src/package. `message` is for the user: what is wrong, and what to do. `part`: which of the
// archive's entries, empty for the archive itself.
class PackageError : public std::runtime_error {
public:
    explicit PackageError(Message what, std::string where = {})
        : std::runtime_error(what.key), message(std::move(what)), part(std::move(where)) {}

    Message message;
    std::string part;
};

} // namespace zhangfa
