// Findings as comments in the margin of the text, added and taken out again in one step each.
#include "office/finding_comments.h"

#include "office/text_edit.h"
#include "office/undo.h"
#include "uno/properties.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>
#include <com/sun/star/text/XTextTable.hpp>

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::size_t most = 300;
// With the author's name they tell our comments from a person's; every format keeps both.
constexpr const char* initials = "zf-check";

using Content = Reference<css::text::XTextContent>;

std::vector<Content> ownComments(const Document& document) {
    std::vector<Content> own;
    const auto all = as<css::text::XTextFieldsSupplier>(document.model)->getTextFields()->createEnumeration();
    while (all->hasMoreElements()) {
        const Content field(all->nextElement(), UNO_QUERY);
        const Reference<css::lang::XServiceInfo> info(field, UNO_QUERY);
        if (info.is() && info->supportsService(ascii("com.sun.star.text.TextField.Annotation")) &&
            get<rtl::OUString>(as<css::beans::XPropertySet>(field), "Initials").equalsAscii(initials)) {
            own.push_back(field);
        }
    }
    return own;
}

std::size_t takeOut(const std::vector<Content>& comments) {
    for (const Content& comment : comments) {
        comment->getAnchor()->getText()->removeTextContent(comment);
    }
    return comments.size();
}

rtl::OUString cellName(std::size_t row, std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return fromUtf8(letters + std::to_string(row + 1));
}

// Writer allows none in headers and notes; an empty paragraph would be empty no more.
bool mayHaveOne(const Finding& finding) { return !finding.place.part && !finding.text.empty(); }

// Behind what was found; null where it is gone.
Reference<Range> placeOf(const std::vector<Content>& elements, const Finding& finding) {
    const Content& element = elements.at(finding.place.element);
    if (!finding.place.row) {
        return textRange(as<Range>(element), finding.offset, finding.length)->getEnd();
    }
    const Reference<css::text::XText> cell(
        as<css::text::XTextTable>(element)->getCellByName(cellName(*finding.place.row, *finding.place.column)),
        UNO_QUERY);
    return cell.is() ? cell->getEnd() : Reference<Range>();
}

std::string contentOf(const Finding& finding, const Texts& texts) {
    const std::string source = texts(std::string("check.source-") + letterOf(finding.rule->source));
    const std::string clause(finding.rule->clause);
    return texts(
        {"check.detail",
         {texts(finding.message), clause.empty() ? source : texts({"check.source-clause", {source, clause}})}});
}

void add(const Document& document, const Reference<Range>& place, const std::string& content, const Texts& texts) {
    const Content comment(document.factory->createInstance(ascii("com.sun.star.text.TextField.Annotation")),
                          UNO_QUERY_THROW);
    const auto properties = as<css::beans::XPropertySet>(comment);
    set(properties, "Author", fromUtf8(texts("comment.author")));
    set(properties, "Initials", ascii(initials));
    set(properties, "Content", fromUtf8(content));
    place->getText()->insertTextContent(place, comment, false);
}

} // namespace

CommentCounts addComments(const Document& document, const std::vector<Finding>& findings, const Texts& texts) {
    CommentCounts counts{0, 0, findings.size()};
    const std::vector<Content> own = ownComments(document);
    const bool any = std::any_of(findings.begin(), findings.end(), mayHaveOne);
    if (own.empty() && !any) {
        return counts;
    }
    const UndoContext step(document, texts("undo.comments"));
    const ControllersLocked still(document);
    const RecordingSuspended unrecorded(document);
    counts.removed = takeOut(own);
    // Where they go is looked up before the first one is put in.
    std::vector<std::pair<Reference<Range>, const Finding*>> places;
    const std::vector<Content> elements = bodyElements(document);
    for (const Finding& finding : findings) {
        if (mayHaveOne(finding) && places.size() < most) {
            if (auto place = placeOf(elements, finding); place.is()) {
                places.emplace_back(std::move(place), &finding);
            }
        }
    }
    for (const auto& [place, finding] : places) {
        add(document, place, contentOf(*finding, texts), texts);
    }
    counts.added = places.size();
    counts.left -= counts.added;
    return counts;
}

CommentCounts removeComments(const Document& document, const Texts& texts) {
    CommentCounts counts;
    const std::vector<Content> own = ownComments(document);
    if (!own.empty()) {
        const UndoContext step(document, texts("undo.remove-comments"));
        const ControllersLocked still(document);
        const RecordingSuspended unrecorded(document);
        counts.removed = takeOut(own);
    }
    return counts;
}

} // namespace zhangfa
