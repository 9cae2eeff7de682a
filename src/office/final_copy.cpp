// 定稿: a copy to leave the house, without bindings, comments, author and history.
#include "office/final_copy.h"

#include "core/bookmark.h"
#include "core/stage.h"
#include "core/state.h"
#include "core/values.h"
#include "office/bound_fields.h"
#include "office/document_properties.h"
#include "office/edit_applier.h"
#include "office/refusal.h"
#include "office/saving.h"
#include "office/snapshot_reader.h"
#include "uno/properties.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/document/XRedlinesSupplier.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/text/XBookmarksSupplier.hpp>
#include <com/sun/star/text/XTextFieldsSupplier.hpp>
#include <com/sun/star/util/XCloseable.hpp>
#include <osl/file.hxx>

namespace zhangfa {

namespace {

// A hidden copy of the document; closed and its file removed with it.
class HiddenCopy {
public:
    HiddenCopy(const Reference<css::uno::XComponentContext>& context, const Document& document) {
        if (osl::FileBase::createTempFile(nullptr, nullptr, &file_) != osl::FileBase::E_None) {
            refuse("save.no-temporary");
        }
        Reference<css::frame::XStorable>(document.model, UNO_QUERY_THROW)
            ->storeToURL(file_, arguments({{"FilterName", css::uno::Any(ascii("writer8"))},
                                           {"NoThumbnail", css::uno::Any(true)}}));
        model_.set(css::frame::Desktop::create(context)->loadComponentFromURL(
                       file_, ascii("_blank"), 0,
                       arguments({{"Hidden", css::uno::Any(true)}, {"FilterName", css::uno::Any(ascii("writer8"))}})),
                   UNO_QUERY_THROW);
    }
    ~HiddenCopy() {
        try {
            if (model_.is()) {
                Reference<css::util::XCloseable>(model_, UNO_QUERY_THROW)->close(true);
            }
        } catch (const css::uno::Exception&) {
        }
        osl::File::remove(file_);
    }
    HiddenCopy(const HiddenCopy&) = delete;
    HiddenCopy& operator=(const HiddenCopy&) = delete;

    const Reference<css::frame::XModel>& model() const { return model_; }

private:
    rtl::OUString file_;
    Reference<css::frame::XModel> model_;
};

void fieldsToText(const Document& document) {
    for (const BoundField& field : boundFields(document)) {
        const auto anchor = field.anchor();
        anchor->setString(fromUtf8(field.shown()));
    }
}

void removeComments(const Document& document) {
    const auto all = Reference<css::text::XTextFieldsSupplier>(document.model, UNO_QUERY_THROW)
                         ->getTextFields()
                         ->createEnumeration();
    std::vector<Reference<css::text::XTextContent>> comments;
    while (all->hasMoreElements()) {
        const Reference<css::text::XTextContent> field(all->nextElement(), UNO_QUERY);
        const Reference<css::lang::XServiceInfo> info(field, UNO_QUERY);
        if (info.is() && info->supportsService(ascii("com.sun.star.text.TextField.Annotation"))) {
            comments.push_back(field);
        }
    }
    for (const auto& comment : comments) {
        comment->getAnchor()->getText()->removeTextContent(comment);
    }
}

void removeBookmarks(const Document& document) {
    const auto all = Reference<css::text::XBookmarksSupplier>(document.model, UNO_QUERY_THROW)->getBookmarks();
    const auto names = all->getElementNames();
    for (sal_Int32 i = 0; i < names.getLength(); ++i) {
        if (parseBookmark(toUtf8(names[i]))) {
            const Reference<css::text::XTextContent> bookmark(all->getByName(names[i]), UNO_QUERY_THROW);
            bookmark->getAnchor()->getText()->removeTextContent(bookmark);
        }
    }
}

void removeUnfilledStyle(const Document& document) {
    const Reference<css::container::XNameContainer> styles(
        Reference<css::style::XStyleFamiliesSupplier>(document.model, UNO_QUERY_THROW)
            ->getStyleFamilies()
            ->getByName(ascii("CharacterStyles")),
        UNO_QUERY_THROW);
    if (styles->hasByName(ascii(unfilledStyle))) {
        styles->removeByName(ascii(unfilledStyle));
    }
}

void removePersonalData(const Document& document) {
    auto properties = readProperties(document);
    for (auto& [name, text] : properties) {
        text.clear();
    }
    writeProperties(document, properties);
    Reference<css::document::XDocumentPropertiesSupplier>(document.model, UNO_QUERY_THROW)
        ->getDocumentProperties()
        ->resetUserData(rtl::OUString());
    const Reference<css::beans::XPropertySet> settings(
        document.factory->createInstance(ascii("com.sun.star.document.Settings")), UNO_QUERY_THROW);
    set(settings, "ApplyUserData", false);
}

} // namespace

std::vector<Obstacle> finalObstacles(const Document& document, const Library& library) {
    std::vector<Obstacle> obstacles;
    const Reference<css::document::XRedlinesSupplier> supplier(document.model, UNO_QUERY_THROW);
    const Reference<css::container::XElementAccess> redlines(supplier->getRedlines(), UNO_QUERY);
    if (redlines.is() && redlines->hasElements()) {
        obstacles.push_back({{"final.recorded-changes", {}}, std::nullopt});
    }
    const Snapshot snapshot = readSnapshot(document);
    std::set<std::string> seen;
    const auto unfilled = [&](const std::string& shown, const std::optional<FieldId>& field) {
        if (isUnfilled(shown) && seen.insert(shown).second) {
            obstacles.push_back({{"final.unfilled", {shown}}, field});
        }
    };
    for (const BodyElement& element : snapshot.body) {
        for (const FieldPlace& place : element.paragraph.fields) {
            unfilled(place.shown, place.field);
        }
        if (!element.table) {
            unfilled(element.paragraph.text, std::nullopt);
        }
        for (const auto& row : element.grid.rows) {
            for (const auto& cell : row) {
                unfilled(cell, std::nullopt);
            }
        }
    }
    for (const FieldPlace& place : snapshot.elsewhere) {
        unfilled(place.shown, place.field);
    }
    for (const FieldGroup& group : describe(library, snapshot).groups) {
        for (const FieldState& state : group.fields) {
            if (isAwaited(state) && state.value.is_null()) {
                unfilled(unfilledMark(state.field.title), state.field.id);
            }
        }
    }
    return obstacles;
}

void requireFinal(const Document& document, const Library& library) {
    const auto obstacles = finalObstacles(document, library);
    if (!obstacles.empty()) {
        throw RefusalError(obstacles.size() == 1 ? obstacles.front().message
                                                 : Message{"final.obstacles", {std::to_string(obstacles.size())}});
    }
}

void saveFinal(const Reference<css::uno::XComponentContext>& context, const Document& document, const Library& library,
               const std::string& url) {
    requireFinal(document, library);
    const HiddenCopy copy(context, document);
    const Document final(copy.model());
    apply(final, planStage(library, readSnapshot(final, true), Stage::final, false), "");
    fieldsToText(final);
    removeComments(final);
    removeBookmarks(final);
    removeUnfilledStyle(final);
    removePersonalData(final);
    saveCopy(final, url);
}

} // namespace zhangfa
