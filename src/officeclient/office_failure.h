// The office could not be found, started or reached, or it died: said to the user in words of l10n/*.json.
#pragma once

#include "core/message.h"

#include <stdexcept>

namespace zhangfa {

struct OfficeFailure : std::runtime_error {
    explicit OfficeFailure(Message why) : std::runtime_error(why.key), message(std::move(why)) {
        for (const std::string& arg : message.args) {
            detail += detail.empty() ? arg : ", " + arg;
        }
        detail = message.key + (detail.empty() ? "" : ": " + detail);
    }
    const char* what() const noexcept override { return detail.c_str(); }

    Message message;

private:
    std::string detail; // for those without texts: tests, logs
};

} // namespace zhangfa
