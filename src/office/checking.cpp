// Checking a document as the service offers it, and what is remembered of it from one check to the next.
#include "office/checking.h"

#include "check/finding_json.h"
#include "core/report.h"
#include "office/json_request.h"
#include "office/layout_reader.h"
#include "office/opened_document.h"
#include "office/profiles.h"
#include "office/refusal.h"
#include "office/snapshot_reader.h"
#include "uno/properties.h"

#include <com/sun/star/text/XParagraphCursor.hpp>
#include <com/sun/star/text/XTextViewCursorSupplier.hpp>

#include <algorithm>
#include <tuple>

namespace zhangfa {

namespace json = boost::json;

namespace {

// The same object as the body's enumeration gives; the cursor's own one gives others.
Reference<css::uno::XInterface> paragraphAt(const Reference<css::text::XTextCursor>& cursor) {
    const auto paragraph =
        get<Reference<css::text::XTextContent>>(as<css::beans::XPropertySet>(cursor), "TextParagraph");
    return {paragraph, UNO_QUERY};
}

// What is checked, and by what.
struct Checked {
    Snapshot snapshot;
    CheckSettings settings;
    std::optional<Layout> layout; // which the settings point to: not to be moved

    Checked(const Context& context, const Document& document, const Library& library, const json::object& request)
        : snapshot(readToCheck(document)), settings(checkSettings(context, library, snapshot, request)) {
        const auto* wanted = request.if_contains("layout");
        if (wanted == nullptr || !wanted->is_bool() || wanted->get_bool()) {
            layout = readLayout(context, document, snapshot, settings.formatIn(library));
            settings.layout = &*layout;
        }
    }
    Checked(const Checked&) = delete;
    Checked& operator=(const Checked&) = delete;
};

} // namespace

CheckSettings checkSettings(const Context& context, const Library& library, const Snapshot& snapshot,
                            const json::object& request) {
    CheckSettings settings;
    if (const auto* format = request.if_contains("format")) {
        std::tie(settings.format, settings.own) = requestedFormat(*format);
        if (!settings.own && settings.format != standardFormat().id && !library.formats.contains(settings.format)) {
            refuse("plan.unknown-format", {settings.format});
        }
    } else if (const auto remembered = snapshot.properties.find(formatProperty);
               remembered != snapshot.properties.end()) {
        settings.format = remembered->second; // the standard's counts where nobody here knows it
    }
    const auto* ignored = request.if_contains("ignored");
    settings.withIgnored = ignored != nullptr && ignored->is_bool() && ignored->get_bool();
    if (request.contains("last")) {
        const OpenedDocument last(context, requestedText(request, "last"));
        settings.last = sentenceMarks(readSnapshot(Document(last.model())));
    }
    const Profiles profiles = readProfiles(context, library);
    if (const Profile* unit = profiles.find(profiles.current)) {
        settings.unit = unit->values;
    }
    return settings;
}

Snapshot readToCheck(const Document& document) {
    Snapshot snapshot = readSnapshot(document, true);
    snapshot.parts = readTextParts(document);
    return snapshot;
}

bool isWanted(const json::object& request, const Finding& finding, const Snapshot& snapshot) {
    const auto* wanted = request.if_contains("findings");
    if (wanted == nullptr || wanted->is_null()) {
        return true;
    }
    if (!wanted->is_array()) {
        refuse("request.missing", {"findings"});
    }
    const auto& all = wanted->get_array();
    const FindingKey key = keyOf(finding, snapshot);
    return std::any_of(all.begin(), all.end(), [&](const json::value& any) { return findingKey(any) == key; });
}

CheckResult checkOnce(const Context& context, const Document& document, const Library& library,
                      const json::object& request) {
    Checked checked(context, document, library, request);
    auto findings = zhangfa::check(checked.snapshot, library, checked.settings);
    return {std::move(checked.snapshot), std::move(findings)};
}

Rechecking::Result Rechecking::check(const Context& context, const Document& document, const Library& library,
                                     const json::object& request) {
    const std::unique_lock lock(busy_, std::try_to_lock);
    if (!lock) {
        return checkOnce(context, document, library, request);
    }
    Checked checked(context, document, library, request);
    Result result{checked.snapshot, checker_.check(checked.snapshot, library, checked.settings)};
    model_ = document.model;
    elements_.clear();
    indices_.clear();
    for (const auto& element : bodyElements(document)) {
        elements_.emplace_back(element, UNO_QUERY);
        indices_.emplace(elements_.back().get(), elements_.size() - 1);
    }
    snapshot_ = result.snapshot;
    return result;
}

std::optional<std::size_t> Rechecking::indexOf(const Reference<css::uno::XInterface>& paragraph) const {
    const auto found = indices_.find(paragraph.get());
    return found == indices_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> Rechecking::atCursor(const Document& document) const {
    const Reference<css::text::XTextViewCursorSupplier> window(document.model->getCurrentController(), UNO_QUERY);
    if (!window.is()) {
        return std::nullopt;
    }
    const auto view = window->getViewCursor();
    const auto cursor = view->getText()->createTextCursorByRange(view->getEnd());
    const auto element = indexOf(paragraphAt(cursor));
    if (!element || *element >= snapshot_.body.size() || snapshot_.body[*element].table) {
        return std::nullopt;
    }
    // Who stands before it tells whether it moved on.
    if (*element > 0 && !snapshot_.body[*element - 1].table) {
        const auto before = as<css::text::XParagraphCursor>(cursor);
        if (!before->gotoPreviousParagraph(false) || indexOf(paragraphAt(cursor)) != *element - 1) {
            return std::nullopt;
        }
    }
    return element;
}

std::optional<Rechecking::Place> Rechecking::recheck(const Document& document) {
    const std::unique_lock lock(busy_, std::try_to_lock);
    if (!lock || model_.get() != document.model) {
        return std::nullopt;
    }
    const auto element = atCursor(document);
    if (!element) {
        return std::nullopt;
    }
    DocumentParagraph& known = snapshot_.body[*element].paragraph;
    known = readParagraph(Reference<css::text::XTextContent>(elements_[*element], UNO_QUERY_THROW));
    return Place{*element, checker_.recheck(snapshot_, *element), &snapshot_};
}

} // namespace zhangfa
