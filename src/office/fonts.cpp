// Which fonts a document wants and which the machine has.
#include "office/fonts.h"

#include "office/font_substitute.h"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XDevice.hpp>

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

// Families as Writer itself knows them; new ones it learns when it is started again.
const std::set<std::string>& families(const Context& context) {
    static const std::set<std::string> all = [&] {
        std::set<std::string> names;
        const auto device = css::awt::Toolkit::create(context)->createScreenCompatibleDevice(1, 1);
        const auto fonts = device->getFontDescriptors();
        for (sal_Int32 i = 0; i < fonts.getLength(); ++i) {
            names.insert(toUtf8(fonts[i].Name));
        }
        return names;
    }();
    return all;
}

} // namespace

std::vector<FontInUse> fontsInUse(const Context& context, const Format& format, const std::vector<SetElement>& text) {
    std::vector<FontInUse> fonts;
    const auto add = [&](const std::string& family, bool used) {
        const auto known =
            std::find_if(fonts.begin(), fonts.end(), [&](const FontInUse& any) { return any.family == family; });
        if (known != fonts.end()) {
            known->used = known->used || used;
        }
        if (family.empty() || known != fonts.end()) {
            return;
        }
        const auto names = fontNames(family);
        const bool available = std::any_of(names.begin(), names.end(),
                                           [&](const std::string& name) { return families(context).contains(name); });
        fonts.push_back({family, used, available, available ? "" : fontSubstitute(family)});
    };
    for (const auto& [role, style] : format.styles) {
        add(style.font, false);
        add(style.latinFont, false);
    }
    for (const SetElement& element : text) {
        add(element.font.family, true);
    }
    return fonts;
}

boost::json::array toJson(const std::vector<FontInUse>& fonts) {
    boost::json::array all;
    for (const FontInUse& font : fonts) {
        all.push_back(
            boost::json::object{{"font", font.family},
                                {"used", font.used},
                                {"available", font.available},
                                {"shown", font.shown.empty() ? boost::json::value() : boost::json::value(font.shown)}});
    }
    return all;
}

} // namespace zhangfa
