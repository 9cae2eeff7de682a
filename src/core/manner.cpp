// How manners are spelled.
#include "manner.h"

#include <algorithm>
#include <iterator>

namespace zhangfa {

namespace {

struct Spelling {
    Numbering numbering;
    std::string_view name;
};
constexpr Spelling spellings[] = {{Numbering::official, "official"},
                                  {Numbering::bracketed, "bracketed"},
                                  {Numbering::ordinal, "ordinal"},
                                  {Numbering::articles, "articles"}};
constexpr std::string_view runInWord = " run-in";

} // namespace

std::string mannerName(const Manner& manner) {
    const auto found = std::find_if(std::begin(spellings), std::end(spellings),
                                    [&](const Spelling& each) { return each.numbering == manner.numbering; });
    return std::string(found->name).append(manner.runIn ? runInWord : "");
}

std::optional<Manner> mannerNamed(std::string_view name) {
    const bool runIn = name.ends_with(runInWord);
    name.remove_suffix(runIn ? runInWord.size() : 0);
    const auto found = std::find_if(std::begin(spellings), std::end(spellings),
                                    [&](const Spelling& each) { return each.name == name; });
    return found == std::end(spellings) ? std::nullopt : std::optional(Manner{found->numbering, runIn});
}

} // namespace zhangfa
