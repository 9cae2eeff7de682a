// Bookmarks that span a paragraph, by which sections and blocks are known.
#include "office/bookmarks.h"

#include "core/bookmark.h"
#include "office/portions.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/text/XBookmarksSupplier.hpp>
#include <com/sun/star/text/XTextCursor.hpp>

namespace zhangfa {

void placeBookmark(const Document& document, const Reference<css::text::XTextRange>& range, const std::string& name) {
    removeBookmark(document, name);
    const Reference<css::text::XTextContent> bookmark(
        document.factory->createInstance(ascii("com.sun.star.text.Bookmark")), UNO_QUERY_THROW);
    Reference<css::container::XNamed>(bookmark, UNO_QUERY_THROW)->setName(fromUtf8(name));
    // A cell is a text and has no text of its own around it.
    Reference<css::text::XText> text(range, UNO_QUERY);
    if (!text.is()) {
        text = range->getText();
    }
    const auto cursor = text->createTextCursorByRange(range->getStart());
    cursor->gotoRange(range->getEnd(), true);
    text->insertTextContent(as<Range>(cursor), bookmark, true);
}

void removeBookmark(const Document& document, const std::string& name) {
    const auto all = Reference<css::text::XBookmarksSupplier>(document.model, UNO_QUERY_THROW)->getBookmarks();
    const rtl::OUString wanted = fromUtf8(name);
    if (all->hasByName(wanted)) {
        const Reference<css::text::XTextContent> bookmark(all->getByName(wanted), UNO_QUERY_THROW);
        bookmark->getAnchor()->getText()->removeTextContent(bookmark);
    }
}

std::vector<std::string> bookmarksIn(const Reference<css::text::XTextRange>& paragraph) {
    std::vector<std::string> names;
    bool deleted = beginsDeleted(paragraph);
    visitPortions(paragraph, deleted, [&](const auto& portion, const rtl::OUString& type) {
        if (!type.equalsAscii("Bookmark")) {
            return;
        }
        if (std::string name = startingBookmark(portion); parseBookmark(name)) {
            names.push_back(std::move(name));
        }
    });
    return names;
}

} // namespace zhangfa
