// Numbers as Chinese numerals, for 一是, （一） and the like.
#include "values.h"

namespace zhangfa {

std::string chineseNumber(int number) {
    constexpr const char* digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    struct Rank {
        int worth;
        const char* name;
    };
    constexpr Rank ranks[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    std::string text;
    bool skipped = false;
    for (const auto& rank : ranks) {
        const int digit = number / rank.worth % 10;
        if (digit == 0) {
            skipped = !text.empty();
            continue;
        }
        if (skipped)
            text += digits[0];
        skipped = false;
        const bool bareTen = rank.worth == 10 && digit == 1 && text.empty(); // 十一, but 一百一十
        text += bareTen ? "" : digits[digit];
        text += rank.name;
    }
    return text;
}

} // namespace zhangfa
