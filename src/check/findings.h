// What rules report to.
#pragma once

#include "check/checked_document.h"

#include <string>
#include <vector>

namespace zhangfa {

class Findings {
public:
    explicit Findings(const Format& format) : format_(format) {}

    // Rules that are switched off need not look.
    bool wants(std::string_view rule) const;

    // Part of a text, in characters. `message`: a key behind "check.", if not the rule's id. A replacement is dropped
    // where a bound field stands in that part.
    void add(std::string_view rule, const CheckedText& text, std::size_t begin, std::size_t end,
             std::vector<std::string> args = {}, std::optional<std::wstring> replacement = std::nullopt,
             std::string_view message = {});
    // The whole text. `details`: sentences it is about.
    void add(std::string_view rule, const CheckedText& text, std::vector<std::string> args = {},
             std::string_view message = {}, std::vector<std::string> details = {});
    // The document as a whole.
    void add(std::string_view rule, std::vector<std::string> args = {}, std::string_view message = {});
    void removable(std::string_view rule, const CheckedText& text);

    // Found before.
    void add(const std::vector<Finding>& findings) { found_.insert(found_.end(), findings.begin(), findings.end()); }

    std::vector<Finding> take(); // by place

private:
    Finding* make(std::string_view rule, std::vector<std::string> args, std::string_view message);

    const Format& format_; // whose rules may have another strength, or be off
    std::vector<Finding> found_;
};

} // namespace zhangfa
