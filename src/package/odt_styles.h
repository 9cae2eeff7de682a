// Styles of an ODT, as far as they say what a paragraph is and how it looks.
#pragma once

#include "list_labels.h"

#include <pugixml.hpp>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

struct OdtLooks {
    std::optional<bool> bold;
    std::optional<double> points;
    std::string adjust;              // fo:text-align
    std::optional<std::string> list; // style:list-style-name; "": none
    std::optional<int> outlineLevel; // style:default-outline-level
    bool breaks = false;             // a page begins with it

    OdtLooks over(const OdtLooks& behind) const;
};

class OdtStyles {
public:
    // Of content.xml or styles.xml; the first one that has a style counts.
    void add(const pugi::xml_document& part);

    // As Writer calls the style that a paragraph has: of an automatic style the one behind it.
    std::string nameOf(std::string_view paragraphStyle) const;
    OdtLooks looks(std::string_view family, std::string_view style) const; // with those behind it
    const std::vector<ListLevel>& levels(std::string_view listStyle) const;
    const std::vector<ListLevel>& outline() const { return outline_; }

private:
    struct Style {
        std::string display, parent;
        bool automatic = false;
        OdtLooks looks;
    };
    using Key = std::pair<std::string, std::string>; // family and name
    const Style* find(std::string_view family, std::string_view name) const;

    std::map<Key, Style> styles_;
    std::map<std::string, OdtLooks> defaults_; // by family
    std::map<std::string, std::vector<ListLevel>, std::less<>> lists_;
    std::vector<ListLevel> outline_;
};

} // namespace zhangfa
