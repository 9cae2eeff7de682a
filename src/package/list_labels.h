// Numbers of lists, as a document shows them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

enum class NumberFormat {
    none,
    decimal,
    chinese,
    fullWidth,
    circled,
    upperLetter,
    lowerLetter,
    upperRoman,
    lowerRoman
};

struct ListLevel {
    NumberFormat format = NumberFormat::none;
    std::string pattern; // "第%1条", "%1.%2": numbers of levels, from 1
    int start = 1;
};

// Counts one list.
class ListCounter {
public:
    // The label of the next item on a level, from 0; empty where the level shows none.
    std::string next(const std::vector<ListLevel>& levels, std::size_t level);

private:
    std::vector<int> counts_;
};

std::string numberText(NumberFormat format, int number);

} // namespace zhangfa
