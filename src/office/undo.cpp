// Undo: one context a command, own actions for what Writer does not take back itself.
#include "office/undo.h"

#include <com/sun/star/document/XUndoAction.hpp>
#include <cppuhelper/implbase1.hxx>

namespace zhangfa {

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
    // An empty context is dropped by the manager: then the step on top is the user's.
    const sal_Int32 before = manager_->getAllUndoActionTitles().getLength();
    leave();
    const sal_Int32 after = manager_->getAllUndoActionTitles().getLength();
    if (after >= before && manager_->isUndoPossible()) {
        manager_->undo();
    }
}

UndoLocked::UndoLocked(const Document& document) : manager_(document.undo) { manager_->lock(); }

UndoLocked::~UndoLocked() {
    try {
        manager_->unlock();
    } catch (const css::uno::Exception&) {
    }
}

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

void addUndoAction(const Document& document, const std::string& title, std::function<void()> undo,
                   std::function<void()> redo) {
    document.undo->addUndoAction(new Action(title, std::move(undo), std::move(redo)));
}

} // namespace zhangfa
