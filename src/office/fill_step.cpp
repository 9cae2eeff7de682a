// Typing in one field makes one undo step, however often the document follows.
#include "office/fill_step.h"

#include "core/snapshot.h"
#include "core/values.h"
#include "office/document_properties.h"
#include "office/edit_applier.h"
#include "office/undo.h"

#include <com/sun/star/document/XUndoManagerListener.hpp>
#include <cppuhelper/implbase1.hxx>
#include <cppuhelper/weakref.hxx>
#include <rtl/ref.hxx>

#include <memory>

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

struct LastFill {
    css::uno::WeakReference<css::frame::XModel> document;
    rtl::Reference<UndoWatcher> watcher;
    unsigned long count = 0;
    std::string property;
    std::shared_ptr<std::string> after;
};

// The last one only: what came between would have ended the series anyway.
LastFill& lastFill() {
    static LastFill last;
    return last;
}

// The one property that these edits set, if they do nothing else.
const std::pair<const std::string, std::string>* singleProperty(const Edits& edits) {
    if (edits.size() != 1) {
        return nullptr;
    }
    const auto* properties = std::get_if<SetProperties>(&edits.front());
    return properties != nullptr && properties->properties.size() == 1 ? &*properties->properties.begin() : nullptr;
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

void applyFill(const Document& document, const Edits& edits, const std::string& title) {
    const auto* wanted = singleProperty(edits);
    const auto present = wanted != nullptr ? readProperties(document) : std::map<std::string, std::string>();
    const auto old = wanted != nullptr ? present.find(wanted->first) : present.end();
    const bool simple =
        old != present.end() && !wanted->second.empty() && isUnfilled(old->second) == isUnfilled(wanted->second);
    if (!simple) {
        forget(document);
        apply(document, edits, title);
        return;
    }
    LastFill& last = lastFill();
    const Reference<css::frame::XModel> lastDocument(last.document);
    if (lastDocument == document.model && last.property == wanted->first && last.watcher->count == last.count &&
        document.undo->isUndoPossible()) {
        *last.after = wanted->second;
        writeProperties(document, {*wanted});
        return;
    }
    forget(document);
    const std::string name = wanted->first, before = old->second;
    const auto after = std::make_shared<std::string>(wanted->second);
    writeProperties(document, {*wanted});
    addUndoAction(
        document, title,
        [document, name, before] {
            writeProperties(document, {{name, before}});
        },
        [document, name, after] {
            writeProperties(document, {{name, *after}});
        });
    last.document = document.model;
    last.watcher = new UndoWatcher;
    document.undo->addUndoManagerListener(last.watcher.get());
    last.property = name;
    last.after = after;
    last.count = last.watcher->count;
}

} // namespace zhangfa
