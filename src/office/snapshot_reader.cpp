// Reads a document into plain values.
#include "office/snapshot_reader.h"

#include "core/bookmark.h"
#include "core/report.h"
#include "core/utf8.h"
#include "office/bound_fields.h"
#include "office/document_properties.h"
#include "office/parts.h"
#include "office/portions.h"
#include "uno/properties.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/XMultiPropertySet.hpp>
#include <com/sun/star/container/XContentEnumerationAccess.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XRedlinesSupplier.hpp>
#include <com/sun/star/style/BreakType.hpp>
#include <com/sun/star/style/ParagraphAdjust.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XBookmarksSupplier.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <optional>
#include <unordered_map>

namespace zhangfa {

namespace {

// All bound fields, asked once; those met in the body are told apart by the objects, as a field's own word on its text
// is not reliable after a redo.
class KnownFields {
public:
    explicit KnownFields(const Document& document) : all_(boundFields(document)), met_(all_.size(), false) {
        for (std::size_t index = 0; index < all_.size(); ++index) {
            places_.emplace(identity(all_[index].object), index);
        }
    }
    bool empty() const { return all_.empty(); }

    // Nothing for any other kind of field.
    std::optional<BoundField> meet(const Reference<css::text::XTextField>& field) {
        const auto place = places_.find(identity(field));
        if (place == places_.end()) {
            return boundField(field);
        }
        met_[place->second] = true;
        return all_[place->second];
    }
    std::vector<FieldPlace> notMet() const {
        std::vector<FieldPlace> places;
        for (std::size_t index = 0; index < all_.size(); ++index) {
            if (!met_[index]) {
                const std::string shown = all_[index].shown();
                places.push_back({all_[index].field, 0, shown.size(), shown, all_[index].fixed});
            }
        }
        return places;
    }

private:
    // Comparing references asks both objects each time. Valid while the object is held, as all_ does.
    static const void* identity(const Reference<css::text::XTextField>& field) {
        return Reference<css::uno::XInterface>(field, UNO_QUERY).get();
    }

    std::vector<BoundField> all_;
    std::vector<bool> met_;
    std::unordered_map<const void*, std::size_t> places_;
};

// Where portions end up while a paragraph, or a cell's paragraphs, are read.
struct Portions {
    std::string text;
    std::optional<Looks> looks; // wanted; of the text so far
    std::vector<FieldPlace> fields;
    std::vector<std::string> bookmarks;
    KnownFields* known = nullptr; // bound fields met are told to it, if wanted
};

// What differs between portions is not known of the whole.
void look(const Reference<css::beans::XPropertySet>& portion, Looks& looks, bool first) {
    const bool bold = get<float>(portion, "CharWeightAsian") >= css::awt::FontWeight::BOLD;
    const double points = get<float>(portion, "CharHeightAsian");
    looks.bold = bold && (first || looks.bold);
    looks.points = first || looks.points == points ? points : 0;
}

void readPortions(const Reference<css::uno::XInterface>& paragraph, Portions& into, bool& deleted) {
    visitPortions(paragraph, deleted, [&](const auto& portion, const rtl::OUString& type) {
        if (type.equalsAscii("Bookmark")) {
            if (std::string name = startingBookmark(portion); !name.empty()) {
                into.bookmarks.push_back(std::move(name));
            }
        } else if (type.equalsAscii("Text")) {
            if (into.looks) {
                look(portion, *into.looks, into.text.empty());
            }
            into.text += toUtf8(Reference<css::text::XTextRange>(portion, UNO_QUERY_THROW)->getString());
        } else if (type.equalsAscii("TextField")) {
            const auto field = get<Reference<css::text::XTextField>>(portion, "TextField");
            if (const auto bound = into.known != nullptr ? into.known->meet(field) : boundField(field)) {
                const std::string shown = bound->shown();
                into.fields.push_back({bound->field, into.text.size(), shown.size(), shown, bound->fixed});
                into.text += shown;
            } else {
                into.text += toUtf8(Reference<css::text::XTextRange>(portion, UNO_QUERY_THROW)->getString());
            }
        }
    });
}

// Names are known in advance, so that one call fetches them all; the order is the alphabet's, as the interface wants
// it.
const css::uno::Sequence<rtl::OUString>& paragraphProperties() {
    static const css::uno::Sequence<rtl::OUString> names =
        sequence<rtl::OUString>({ascii("ListLabelString"), ascii("OutlineLevel"), ascii("ParaStyleName")});
    return names;
}

bool hasBookmarks(const Document& document) {
    const auto names =
        Reference<css::text::XBookmarksSupplier>(document.model, UNO_QUERY_THROW)->getBookmarks()->getElementNames();
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        if (parseBookmark(toUtf8(names[i]))) {
            return true;
        }
    }
    return false;
}

bool hasRecordedChanges(const Document& document) {
    const Reference<css::document::XRedlinesSupplier> supplier(document.model, UNO_QUERY);
    const Reference<css::container::XElementAccess> redlines(
        supplier.is() ? supplier->getRedlines() : Reference<css::container::XEnumerationAccess>(), UNO_QUERY);
    return redlines.is() && redlines->hasElements();
}

// A paragraph without text may still hold what a user wants to keep.
bool holdsMore(const Reference<css::text::XTextContent>& paragraph) {
    const auto properties = as<css::beans::XPropertySet>(paragraph);
    const bool breaks = get<css::style::BreakType>(properties, "BreakType") != css::style::BreakType_NONE ||
                        !get<rtl::OUString>(properties, "PageDescName").isEmpty();
    const Reference<css::container::XContentEnumerationAccess> anchored(paragraph, UNO_QUERY);
    if (breaks || (anchored.is() &&
                   anchored->createContentEnumeration(ascii("com.sun.star.text.TextContent"))->hasMoreElements())) {
        return true;
    }
    const auto portions = as<css::container::XEnumerationAccess>(paragraph)->createEnumeration();
    while (portions->hasMoreElements()) {
        const Reference<css::beans::XPropertySet> portion(portions->nextElement(), UNO_QUERY_THROW);
        if (!get<rtl::OUString>(portion, "TextPortionType").equalsAscii("Text")) {
            return true;
        }
    }
    return false;
}

// `plain`: nothing in the document needs its portions looked at, which would cost most of the time.
DocumentParagraph readParagraph(const Reference<css::text::XTextContent>& element, bool plain, bool withLooks,
                                bool& deleted, KnownFields* known) {
    Portions portions;
    portions.known = known;
    if (withLooks) {
        portions.looks.emplace();
    }
    if (plain) {
        portions.text = toUtf8(Reference<css::text::XTextRange>(element, UNO_QUERY_THROW)->getString());
    } else {
        readPortions(element, portions, deleted);
    }
    DocumentParagraph paragraph;
    paragraph.text = std::move(portions.text);
    paragraph.fields = std::move(portions.fields);
    paragraph.bookmarks = std::move(portions.bookmarks);
    const auto values =
        Reference<css::beans::XMultiPropertySet>(element, UNO_QUERY_THROW)->getPropertyValues(paragraphProperties());
    rtl::OUString label, style;
    sal_Int16 level = 0;
    values[0] >>= label;
    values[1] >>= level;
    values[2] >>= style;
    paragraph.label = toUtf8(label);
    paragraph.outlineLevel = level;
    if (withLooks) {
        paragraph.looks = *portions.looks;
        paragraph.holdsMore = trimmed(paragraph.text).empty() && holdsMore(element);
        const auto adjust = get<sal_Int16>(as<css::beans::XPropertySet>(element), "ParaAdjust");
        paragraph.looks.centred = adjust == static_cast<sal_Int16>(css::style::ParagraphAdjust_CENTER);
        paragraph.looks.right = adjust == static_cast<sal_Int16>(css::style::ParagraphAdjust_RIGHT);
    }
    paragraph.style = toUtf8(style);
    return paragraph;
}

DocumentTable readTable(const Reference<css::text::XTextContent>& element) {
    const Reference<css::text::XTextTable> table(element, UNO_QUERY_THROW);
    DocumentTable result;
    result.name = toUtf8(as<css::container::XNamed>(table)->getName());
    const auto names = table->getCellNames();
    std::string row;
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        const std::string name = toUtf8(names[i]);
        const std::string number = name.substr(name.find_first_of("0123456789"));
        if (result.rows.empty() || number != row) {
            result.rows.emplace_back();
            row = number;
        }
        Portions cell;
        bool deleted = false;
        const auto paragraphs =
            Reference<css::container::XEnumerationAccess>(table->getCellByName(names[i]), UNO_QUERY_THROW)
                ->createEnumeration();
        for (bool first = true; paragraphs->hasMoreElements(); first = false) {
            const Reference<css::text::XTextContent> paragraph(paragraphs->nextElement(), UNO_QUERY_THROW);
            if (isTable(paragraph)) {
                continue; // a table in a cell is the user's own
            }
            if (!first) {
                cell.text += '\n';
            }
            readPortions(paragraph, cell, deleted);
        }
        result.rows.back().push_back(std::move(cell.text));
        for (const FieldPlace& place : cell.fields) {
            result.fields.push_back(place.field);
        }
        result.bookmarks.insert(result.bookmarks.end(), cell.bookmarks.begin(), cell.bookmarks.end());
    }
    return result;
}

void readParts(std::vector<DocumentPart>& parts, const std::vector<PartText>& texts, std::size_t fewest) {
    for (const auto& [name, text] : texts) {
        const auto paragraphs = paragraphsOf(text);
        if (paragraphs.size() < fewest) {
            continue;
        }
        DocumentPart& part = parts.emplace_back(DocumentPart{name, {}});
        bool deleted = false;
        for (const auto& paragraph : paragraphs) {
            part.paragraphs.push_back(readParagraph(paragraph, false, true, deleted, nullptr));
        }
    }
}

} // namespace

DocumentParagraph readParagraph(const Reference<css::text::XTextContent>& paragraph) {
    bool deleted = beginsDeleted(paragraph);
    return readParagraph(paragraph, false, true, deleted, nullptr);
}

std::vector<DocumentPart> readTextParts(const Document& document) {
    std::vector<DocumentPart> parts;
    readParts(parts, partTexts(document), 1);
    return parts;
}

std::vector<DocumentPart> readOutlineParts(const Document& document) {
    std::vector<DocumentPart> parts;
    readParts(parts, cellTexts(document), 2);
    readParts(parts, partTexts(document), 2);
    return parts;
}

Snapshot readSnapshot(const Document& document, bool withLooks) {
    Snapshot snapshot;
    snapshot.properties = readProperties(document);
    withLooks = withLooks || !isMade(snapshot.properties);
    KnownFields known(document);
    const bool bound = !known.empty() || hasBookmarks(document);
    const bool plain = !bound && !withLooks && !hasRecordedChanges(document);
    bool deleted = false;
    for (const auto& element : bodyElements(document)) {
        BodyElement& read = snapshot.body.emplace_back();
        read.table = isTable(element);
        if (read.table) {
            read.grid = readTable(element);
        } else {
            read.paragraph = readParagraph(element, plain, withLooks, deleted, &known);
        }
    }
    if (bound) {
        snapshot.elsewhere = known.notMet();
    }
    return snapshot;
}

} // namespace zhangfa
