// Pages of a document that somebody else made, put into a format by new page styles in the stead of its own: what
// Writer is told of headers and footers that are there, it cannot take back.
#pragma once

#include "core/format.h"
#include "office/document.h"

#include <string>
#include <vector>

namespace zhangfa {

struct PageExchange {
    rtl::OUString from, to; // names of page styles
};
// For every page style in use but those of pages on their side.
std::vector<PageExchange> pageExchanges(const Document& document);

// Makes the new styles, with what the old ones' headers and footers say; to be called while undo is locked.
void makePages(const Document& document, const std::vector<PageExchange>& exchanges, const Format& format);
void takePagesAway(const Document& document, const std::vector<PageExchange>& exchanges);

// The text stands on the new pages; Writer itself takes that back.
void exchangePages(const Document& document, const std::vector<PageExchange>& exchanges);

// Nothing but a page number, in whatever way it is written: 第 3 页, - 3 -, 3/12. So is a text that is not there.
bool isPageNumber(const Reference<css::text::XText>& text);

// Texts above and below the pages of a document, page numbers left out; each once.
struct PageEdge {
    bool header = false;
    std::string text;
    bool operator==(const PageEdge&) const = default;
};
std::vector<PageEdge> pageEdges(const Document& document);

} // namespace zhangfa
