// The portions of a paragraph, as far as a reader sees them.
#include "office/portions.h"

#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>

#include <optional>
#include <vector>

namespace zhangfa {

namespace {

Reference<css::container::XEnumeration> portionsOf(const Reference<css::uno::XInterface>& paragraph) {
    return Reference<css::container::XEnumerationAccess>(paragraph, UNO_QUERY_THROW)->createEnumeration();
}

// Whether a deletion begins (true) or ends here; nothing for any other portion.
std::optional<bool> deletionBegins(const Reference<css::beans::XPropertySet>& portion, const rtl::OUString& type) {
    if (type.equalsAscii("Redline") && get<rtl::OUString>(portion, "RedlineType").equalsAscii("Delete")) {
        return get<bool>(portion, "IsStart");
    }
    return std::nullopt;
}

} // namespace

void visitPortions(const Reference<css::uno::XInterface>& paragraph, bool& deleted, const VisitPortion& visit) {
    const auto bookmark = ascii("Bookmark");
    // Where a bookmark and a deletion begin or end together, only what follows tells which holds which.
    std::vector<Reference<css::beans::XPropertySet>> bookmarks;
    const auto settle = [&] {
        if (!deleted) {
            for (const auto& portion : bookmarks) {
                visit(portion, bookmark);
            }
        }
        bookmarks.clear();
    };
    const auto all = portionsOf(paragraph);
    while (all->hasMoreElements()) {
        const Reference<css::beans::XPropertySet> portion(all->nextElement(), UNO_QUERY_THROW);
        const auto type = get<rtl::OUString>(portion, "TextPortionType");
        if (const auto begins = deletionBegins(portion, type)) {
            deleted = *begins;
        } else if (type == bookmark) {
            bookmarks.push_back(portion);
        } else if (!type.equalsAscii("Redline")) {
            settle();
            if (!deleted) {
                visit(portion, type);
            }
        }
    }
    settle();
}

bool beginsDeleted(const Reference<css::uno::XInterface>& paragraph) {
    const auto all = portionsOf(paragraph);
    while (all->hasMoreElements()) {
        const Reference<css::beans::XPropertySet> portion(all->nextElement(), UNO_QUERY_THROW);
        if (const auto begins = deletionBegins(portion, get<rtl::OUString>(portion, "TextPortionType"))) {
            return !*begins;
        }
    }
    return false;
}

std::string startingBookmark(const Reference<css::beans::XPropertySet>& portion) {
    if (!get<bool>(portion, "IsStart")) {
        return "";
    }
    const Reference<css::container::XNamed> bookmark(get<Reference<css::text::XTextContent>>(portion, "Bookmark"),
                                                     UNO_QUERY);
    return bookmark.is() ? toUtf8(bookmark->getName()) : "";
}

} // namespace zhangfa
