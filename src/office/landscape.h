// Tables on their side (GB/T 9704—2012, 8): on landscape pages, with the page number where upright pages have it.
#pragma once

#include "office/document.h"

#include <boost/json.hpp>

#include <string>

namespace zhangfa {

// What names of the page numbers' frames begin with; Word's files keep it.
inline constexpr const char* numberFrame = "Zhangfa Page Number ";

struct LandscapeWish {
    std::size_t table = 0; // the body's element
    bool on = true;
};
// Of a request {"table", "on"?}; refuses where there is no such table.
LandscapeWish landscapeWish(const Document& document, const boost::json::object& request);

// As one undo step, which leaves the user's earlier steps in place.
void setLandscape(const Document& document, const LandscapeWish& wish, const std::string& title);

} // namespace zhangfa
