// How an item of a list stands in the text: "（{{#}}）{{problem}}。[{{where}}。]".
#pragma once

#include "field.h"
#include "message.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// Whatever is wrong with the pattern goes to `wrong`; the parts are then of no use. Every column must stand in it once,
// and no two touch, so that the values can be read out of the text again.
std::vector<ItemPart> parseItemPattern(std::string_view pattern, std::span<const Field> columns,
                                       std::vector<Message>& wrong);

std::string itemPatternText(std::span<const ItemPart> parts);

} // namespace zhangfa
