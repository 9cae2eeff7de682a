// What is wrong with rows, a mapping or a pattern for names as a whole, so that nothing can be made of it.
#pragma once

#include "core/message.h"

#include <stdexcept>
#include <utility>

namespace zhangfa {

// Thrown by all that reads rows: where it is wrong, and for the user what is wrong and what to do.
class RowsError : public std::runtime_error {
public:
    explicit RowsError(Problem what) : std::runtime_error(what.message.key), problem(std::move(what)) {}

    Problem problem;
};

} // namespace zhangfa
