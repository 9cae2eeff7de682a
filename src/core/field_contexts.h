// The words among which the templates have their fields: by them a figure in anybody's text is told to be the field's.
#pragma once

#include "library.h"
#include "report.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

inline constexpr std::size_t contextLength = 12; // characters to either side that count

class FieldContexts {
public:
    explicit FieldContexts(const Library& library);

    // How likely the text between those words is the field's; a few points are chance.
    std::size_t score(const Field& field, std::u32string_view before, std::u32string_view text,
                      std::u32string_view after) const;

private:
    struct Context {
        std::u32string before, after;
    };
    void addAll(const SectionElements& elements);
    void add(const std::vector<Inline>& content);

    std::map<FieldId, std::vector<Context>> contexts_;
};

// Fields of the section that holds the element, and the shared ones; no blocks.
std::vector<const Field*> candidatesAt(const Library& library, const Report& report, std::size_t element);

} // namespace zhangfa
