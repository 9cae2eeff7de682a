// The mark of a value nobody has given yet: 〔集中学习次数〕.
#include "values.h"

namespace zhangfa {
namespace {

constexpr std::string_view open = "〔", close = "〕";

} // namespace

std::string unfilledMark(const std::string& title) { return std::string(open) + title + std::string(close); }

bool isUnfilled(std::string_view shown) {
    if (shown.size() < open.size() + close.size() || !shown.starts_with(open) || !shown.ends_with(close))
        return false;
    const auto inside = shown.substr(open.size(), shown.size() - open.size() - close.size());
    return inside.find(open) == std::string_view::npos && inside.find(close) == std::string_view::npos;
}

} // namespace zhangfa
