// 排版: puts a document that somebody wrote into an official format, by what each of its paragraphs is.
#pragma once

#include "plan.h"
#include "text_roles.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// What a paragraph is set as. Names, as requests have them: "title", "heading1", "body", …, "as-is": left alone.
struct FormatTarget {
    std::string_view name;
    Role role = Role::body;
    bool asIs = false;
};
// Null where there is none of that name.
const FormatTarget* formatTarget(std::string_view name);
std::vector<std::string_view> formatTargetNames();

// What a paragraph seems to be; empty ones and tables have none.
struct RoleProposal {
    std::size_t element = 0;
    const FormatTarget* target = nullptr;
    std::size_t headingEnd = 0; // bytes of its text that are a heading with text behind it; 0: none
    bool numbered = false;      // Writer counts its number
    bool doubtful = false;      // a person had better look at it
    std::string text{};         // its beginning
};
std::vector<RoleProposal> proposeRoles(const Snapshot& snapshot, const Library& library);

struct FormatRequest {
    std::string format;                       // by id
    std::map<std::size_t, std::string> roles; // of elements, by name, where they are not as proposed
    bool keepEmphasis = false;                // words that are bold or underlined stay so
    std::optional<Format> own{};              // instead of one of the library's
};

// Styles by role; formatting of their own that contradicts them goes, and so do spaces that were indents, and empty
// paragraphs that were distance. Not one other character changes. Refuses an unknown format or role.
Plan planFormat(const Library& library, const Snapshot& snapshot, const FormatRequest& request);

} // namespace zhangfa
