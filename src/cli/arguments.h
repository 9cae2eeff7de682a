// The command line, read.
#pragma once

#include "cli/call.h"
#include "core/texts.h"

#include <variant>

namespace zhangfa {

// A call, or the exit status where everything is said already (--help, --version, a mistake).
std::variant<Call, int> readArguments(int argc, char** argv, const Texts& texts);

} // namespace zhangfa
