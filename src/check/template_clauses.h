// What the templates themselves say is the same every time, and in every report: their clauses, without the values.
#pragma once

#include "core/library.h"

#include <string>
#include <string_view>
#include <unordered_set>

namespace zhangfa {

class TemplateClauses {
public:
    explicit TemplateClauses(const Library& library);

    // A sentence without its values that holds nothing else.
    bool have(std::wstring_view sentence) const;

private:
    void add(const SectionElements& elements);
    void add(const SectionParagraph& paragraph, bool withParts);

    std::unordered_set<std::wstring> all_;
};

} // namespace zhangfa
