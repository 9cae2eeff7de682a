// Lists of a DOCX.
#pragma once

#include "list_labels.h"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <vector>

namespace zhangfa {

class DocxNumbering {
public:
    DocxNumbering() = default;
    explicit DocxNumbering(const pugi::xml_document& numbering); // word/numbering.xml

    // Of the next paragraph of a list (w:numId) on a level, from 0; empty for none.
    std::string labelOf(const std::string& list, int level);

private:
    struct List {
        std::vector<ListLevel> levels;
        std::string counter; // lists made of the same definition count together
    };
    std::map<std::string, List> lists_;
    std::map<std::string, ListCounter> counters_;
};

} // namespace zhangfa
