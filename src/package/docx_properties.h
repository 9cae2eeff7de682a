// What a paragraph of a DOCX is set to in effect: it may say what its style says already.
#pragma once

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>

namespace zhangfa {

class DocxProperties {
public:
    DocxProperties() = default;
    explicit DocxProperties(pugi::xml_node styles) : styles_(styles) {} // w:styles, which must outlive it

    // The same text for paragraphs that are set alike; `properties`: w:pPr, or nothing.
    std::string effect(pugi::xml_node properties) const;

private:
    using Settings = std::map<std::string, std::string>;
    static void add(Settings& settings, pugi::xml_node properties);
    const Settings& ofStyle(const std::string& id) const;

    pugi::xml_node styles_;
    mutable std::map<std::string, Settings> known_;
};

} // namespace zhangfa
