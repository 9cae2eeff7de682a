// Values that a user gives in a file: every mistake is told, with its place.
#pragma once

#include "cli/failure.h"
#include "core/texts.h"
#include "core/values.h"

#include <boost/json/object.hpp>

#include <span>
#include <string>

namespace zhangfa {

class ValuesFile {
public:
    // Reads `name` ("-": standard input; empty: no values at all). Throws Failure where it is no JSON object.
    explicit ValuesFile(std::string name);

    // As a request holds them, checked against all fields there are. Throws Failure.
    boost::json::object check(std::span<const Field* const> fields, const Texts& texts) const;

private:
    std::string name_;
    std::string json_ = "{}";
};

} // namespace zhangfa
