// How a document that Zhangfa makes numbers its headings: by the standard, or as an office is used to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

enum class Numbering {
    official,  // 一、 （一） 1. （1）, GB/T 9704-2012, 7.3.3
    bracketed, // （一） 1. （1） ①: where no 一、 is wanted
    ordinal,   // 一是 （一） 1. （1）
    articles,  // 第一章, 第一条 numbered through all chapters, items （一） and 1. under an article
};

struct Manner {
    Numbering numbering = Numbering::official;
    bool runIn = false; // headings below the first level stand at the head of their text, in one paragraph
    bool operator==(const Manner&) const = default;
};

// "articles", "bracketed run-in": as templates, requests and documents spell it. Nothing for any other text.
std::string mannerName(const Manner& manner);
std::optional<Manner> mannerNamed(std::string_view name);

} // namespace zhangfa
