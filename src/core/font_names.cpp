// Chinese fonts go by several names, and sizes by numbers of their own.
#include "layout.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <string_view>

namespace zhangfa {

namespace {

struct Family {
    std::string_view kind;
    std::vector<std::string_view> names;
};
const std::vector<Family>& families() {
    static const std::vector<Family> all{
        {"仿宋", {"仿宋_GB2312", "FangSong_GB2312"}},
        {"仿宋", {"仿宋", "FangSong"}},
        {"仿宋", {"方正仿宋_GBK", "FZFangSong-Z02"}},
        {"仿宋", {"方正仿宋简体", "FZFangSong-Z02S"}},
        {"仿宋", {"华文仿宋", "STFangsong"}},
        {"楷体", {"楷体_GB2312", "KaiTi_GB2312"}},
        {"楷体", {"楷体", "KaiTi"}},
        {"楷体", {"方正楷体_GBK", "FZKai-Z03"}},
        {"楷体", {"方正楷体简体", "FZKai-Z03S"}},
        {"楷体", {"华文楷体", "STKaiti"}},
        {"黑体", {"黑体", "SimHei"}},
        {"黑体", {"方正黑体_GBK", "FZHei-B01"}},
        {"黑体", {"方正黑体简体", "FZHei-B01S"}},
        {"黑体", {"华文黑体", "STHeiti"}},
        {"宋体", {"宋体", "SimSun"}},
        {"宋体", {"新宋体", "NSimSun"}},
        {"宋体", {"方正书宋_GBK", "FZShuSong-Z01"}},
        {"宋体", {"华文宋体", "STSong"}},
        {"小标宋", {"方正小标宋简体", "FZXiaoBiaoSong-B05S"}},
        {"小标宋", {"方正小标宋_GBK", "FZXiaoBiaoSong-B05"}},
    };
    return all;
}

const Family* familyOf(std::string_view name) {
    const auto found = std::find_if(families().begin(), families().end(), [&](const Family& family) {
        return std::find(family.names.begin(), family.names.end(), name) != family.names.end();
    });
    return found == families().end() ? nullptr : &*found;
}

struct SizeName {
    double points;
    const char* name;
};
constexpr SizeName sizes[] = {{42, "初号"}, {36, "小初"}, {26, "一号"}, {24, "小一"}, {22, "二号"},   {18, "小二"},
                              {16, "三号"}, {15, "小三"}, {14, "四号"}, {12, "小四"}, {10.5, "五号"}, {9, "小五"}};

} // namespace

std::string fontKind(const std::string& family) {
    const Family* known = familyOf(family);
    return known == nullptr ? family : std::string(known->kind);
}

std::vector<std::string> fontNames(const std::string& family) {
    const Family* known = familyOf(family);
    return known == nullptr ? std::vector<std::string>{family}
                            : std::vector<std::string>(known->names.begin(), known->names.end());
}

std::string sizeName(double points) {
    const auto* const found = std::find_if(std::begin(sizes), std::end(sizes),
                                           [&](const SizeName& size) { return std::abs(size.points - points) < 0.05; });
    if (found != std::end(sizes)) {
        return found->name;
    }
    char text[32];
    std::snprintf(text, sizeof text, "%g磅", std::round(points * 10) / 10);
    return text;
}

} // namespace zhangfa
