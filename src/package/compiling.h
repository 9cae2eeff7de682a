// What compiling does in XML of either format.
#pragma once

#include "compile.h"
#include "marks.h"

#include <optional>
#include <string>

namespace zhangfa {

// The words of the format; one document each.
class Dialect {
public:
    virtual ~Dialect() = default;
    // The place shows field number `slot`, and looks unfilled where that is.
    virtual void bind(const FieldSpot& spot, std::size_t slot) = 0;
    // Copies of places that a reader of the snapshot does not see.
    virtual void bindHidden(const std::map<FieldId, std::size_t>&) {}
    virtual void property(const FieldId& field, std::size_t slot) = 0;
    // Pieces of a block, whose nodes give way to its mark; or why not.
    virtual std::optional<Message> block(const BlockPlace& place, std::size_t number, BlockPieces& pieces) = 0;
    // Nothing where the document has no such style.
    virtual std::optional<StylePlace> style(const std::string& name, std::size_t number) = 0;
    // Adds the character style of unfilled values where the document lacks it, and says so.
    virtual bool addUnfilledStyle() = 0;
};
std::unique_ptr<Dialect> docxDialect(DirectDocument& document);
std::unique_ptr<Dialect> odtDialect(DirectDocument& document);

inline constexpr const char* unfilledStyleName = "Zhangfa Unfilled";

std::string xmlOf(pugi::xml_node node);
// A text before the node, or as its first or last child.
void textBefore(pugi::xml_node node, const std::string& text);

// Messages name a paragraph by its beginning.
std::string beginningOf(const std::string& text);

} // namespace zhangfa
