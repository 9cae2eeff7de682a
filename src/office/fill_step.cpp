// Typing in one field makes one undo step, however often the document follows.
#include "office/fill_step.h"

#include "core/snapshot.h"
#include "core/values.h"
#include "office/document_properties.h"
#include "office/edit_applier.h"
#include "office/following_styles.h"
#include "office/undo.h"

#include <com/sun/star/document/XUndoManagerListener.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>
#include <rtl/ref.hxx>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>

namespace zhangfa {

namespace {

// Counts whatever happens to an undo stack.
class UndoWatcher : public cppu::WeakImplHelper1<css::document::XUndoManagerListener> {
public:
    using Event = css::document::UndoManagerEvent;
    void SAL_CALL undoActionAdded(const Event&) override { ++count; }
    void SAL_CALL actionUndone(const Event&) override { ++count; }
    void SAL_CALL actionRedone(const Event&) override { ++count; }
    void SAL_CALL allActionsCleared(const css::lang::EventObject&) override { ++count; }
    void SAL_CALL redoActionsCleared(const css::lang::EventObject&) override {}
    void SAL_CALL resetAll(const css::lang::EventObject&) override { ++count; }
    void SAL_CALL enteredContext(const Event&) override { ++count; }
    void SAL_CALL enteredHiddenContext(const Event&) override { ++count; }
    void SAL_CALL leftContext(const Event&) override { ++count; }
    void SAL_CALL leftHiddenContext(const Event&) override { ++count; }
    void SAL_CALL cancelledContext(const Event&) override { ++count; }
    void SAL_CALL disposing(const css::lang::EventObject&) override { ++count; }
    unsigned long count = 0;
};

using Properties = std::map<std::string, std::string>;

// What one filling does, where it does no more than this.
struct Fill {
    Properties properties;
    Edits styles; // that follow from them
};

struct LastFill {
    css::uno::WeakReference<css::frame::XModel> document;
    rtl::Reference<UndoWatcher> watcher;
    unsigned long count = 0;
    std::string series;
    std::shared_ptr<Fill> after;
};

// The last one only: what came between would have ended the series anyway.
LastFill& lastFill() {
    static LastFill last;
    return last;
}

// These edits, if they do nothing else.
std::optional<Fill> fillOf(const Edits& edits) {
    const auto* properties = edits.empty() ? nullptr : std::get_if<SetProperties>(&edits.front());
    if (properties == nullptr || !std::all_of(edits.begin() + 1, edits.end(), [](const Edit& edit) {
            return std::holds_alternative<PlaceSignature>(edit) || std::holds_alternative<PlaceTitle>(edit);
        })) {
        return std::nullopt;
    }
    return Fill{properties->properties, Edits(edits.begin() + 1, edits.end())};
}

// Whether no highlight comes or goes with it, and no property.
bool isPlain(const Properties& wanted, const Properties& present) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& property) {
        const auto old = present.find(property.first);
        return old != present.end() && !property.second.empty() &&
               isUnfilled(old->second) == isUnfilled(property.second);
    });
}

bool sameNames(const Properties& one, const Properties& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const auto& a, const auto& b) { return a.first == b.first; });
}

void forget(const Document& document) {
    LastFill& last = lastFill();
    if (last.watcher.is()) {
        const Reference<css::frame::XModel> watched(last.document);
        if (watched == document.model) {
            document.undo->removeUndoManagerListener(last.watcher.get());
        }
    }
    last = {};
}

} // namespace

void applyFill(const Document& document, const Edits& edits, const std::string& title, const std::string& series,
               const std::function<Edits()>& then) {
    const auto wanted = series.empty() ? std::nullopt : fillOf(edits);
    const Properties present = wanted ? readProperties(document) : Properties();
    if (!wanted || !isPlain(wanted->properties, present)) {
        forget(document);
        apply(document, edits, title, then);
        return;
    }
    const auto write = [document](const Fill& fill) {
        const UndoLocked locked(document); // a style's setter would be a step of its own
        writeProperties(document, fill.properties);
        std::vector<std::function<void()>> back;
        for (const Edit& edit : fill.styles) {
            if (const auto* signature = std::get_if<PlaceSignature>(&edit)) {
                back.push_back(setStyles(document, *signature));
            } else if (const auto* title = std::get_if<PlaceTitle>(&edit)) {
                back.push_back(setStyles(document, *title));
            }
        }
        return back;
    };
    LastFill& last = lastFill();
    const Reference<css::frame::XModel> lastDocument(last.document);
    if (lastDocument == document.model && last.series == series &&
        sameNames(last.after->properties, wanted->properties) && last.after->styles.size() == wanted->styles.size() &&
        last.watcher->count == last.count && document.undo->isUndoPossible()) {
        *last.after = *wanted;
        write(*wanted);
        return;
    }
    forget(document);
    Properties before;
    for (const auto& [name, text] : wanted->properties) {
        before[name] = present.at(name);
    }
    const auto after = std::make_shared<Fill>(*wanted);
    const auto placeBack = write(*wanted);
    addUndoAction(
        document, title,
        [document, before, placeBack] {
            writeProperties(document, before);
            for (const auto& each : placeBack) {
                each();
            }
        },
        [write, after] { write(*after); });
    last.document = document.model;
    last.watcher = new UndoWatcher;
    document.undo->addUndoManagerListener(last.watcher.get());
    last.series = series;
    last.after = after;
    last.count = last.watcher->count;
}

} // namespace zhangfa
