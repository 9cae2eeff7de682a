// Undo: one context a command, own actions for what Writer does not take back itself.
#include "office/undo.h"

#include "uno/properties.h"

#include <com/sun/star/document/XUndoAction.hpp>
#include <cppuhelper/implbase1.hxx>

namespace zhangfa {

namespace {

class Action : public cppu::WeakImplHelper1<css::document::XUndoAction> {
public:
    Action(const std::string& title, std::function<void()> undo, std::function<void()> redo)
        : title_(fromUtf8(title)), undo_(std::move(undo)), redo_(std::move(redo)) {}

    rtl::OUString SAL_CALL getTitle() override { return title_; }
    void SAL_CALL undo() override { undo_(); }
    void SAL_CALL redo() override { redo_(); }

private:
    rtl::OUString title_;
    std::function<void()> undo_, redo_;
};

} // namespace

UndoContext::UndoContext(const Document& document, const std::string& title) : manager_(document.undo) {
    manager_->enterUndoContext(fromUtf8(title));
}

UndoContext::~UndoContext() {
    try {
        leave();
    } catch (const css::uno::Exception&) {
        // The document was closed meanwhile: its undo stack is gone with it.
    }
}

void UndoContext::leave() {
    if (open_) {
        open_ = false;
        manager_->leaveUndoContext();
    }
}

void UndoContext::rollback() {
    // An empty context is dropped when it is left, and the step on top would be the user's: so there is always
    // something in it.
    const auto nothing = [] {};
    manager_->addUndoAction(new Action("", nothing, nothing));
    leave();
    manager_->undo();
    manager_->clearRedo();
}

UndoLocked::UndoLocked(const Document& document) : manager_(document.undo) { manager_->lock(); }

UndoLocked::~UndoLocked() {
    try {
        manager_->unlock();
    } catch (const css::uno::Exception&) {
    }
}

void addUndoAction(const Document& document, const std::string& title, std::function<void()> undo,
                   std::function<void()> redo) {
    document.undo->addUndoAction(new Action(title, std::move(undo), std::move(redo)));
}

RecordingSuspended::RecordingSuspended(const Document& document)
    : properties_(document.model, UNO_QUERY_THROW), recorded_(get<bool>(properties_, "RecordChanges")) {
    if (recorded_) {
        set(properties_, "RecordChanges", false);
    }
}

RecordingSuspended::~RecordingSuspended() {
    if (recorded_) {
        set(properties_, "RecordChanges", true);
    }
}

} // namespace zhangfa
