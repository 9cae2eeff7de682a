// Undo: one context a command, own actions for what Writer does not take back itself.
#pragma once

#include "office/document.h"

#include <functional>
#include <string>

namespace zhangfa {

// Everything done while it lives is one undo step. Leaves the step behind even if nothing was done or an exception
// passes; a command that failed half-way calls rollback().
class UndoContext {
public:
    UndoContext(const Document& document, const std::string& title);
    ~UndoContext();
    UndoContext(const UndoContext&) = delete;
    UndoContext& operator=(const UndoContext&) = delete;

    // Takes back what was done in this context, and leaves no step.
    void rollback();

private:
    void leave();

    Reference<css::document::XUndoManager> manager_;
    bool open_ = true;
};

// Nothing done while it lives is recorded; a page style's setters would empty the user's undo stack.
class UndoLocked {
public:
    explicit UndoLocked(const Document& document);
    ~UndoLocked();
    UndoLocked(const UndoLocked&) = delete;
    UndoLocked& operator=(const UndoLocked&) = delete;

private:
    Reference<css::document::XUndoManager> manager_;
};

// Puts a step of our own on the stack (in the open context). The functions must not throw.
void addUndoAction(const Document& document, const std::string& title, std::function<void()> undo,
                   std::function<void()> redo);

// Views do not repaint or lay out between the steps of a command.
class ControllersLocked {
public:
    explicit ControllersLocked(const Document& document) : model_(document.model) { model_->lockControllers(); }
    ~ControllersLocked() { model_->unlockControllers(); }
    ControllersLocked(const ControllersLocked&) = delete;
    ControllersLocked& operator=(const ControllersLocked&) = delete;

private:
    Reference<css::frame::XModel> model_;
};

// What is done while it lives is not recorded as a tracked change.
class RecordingSuspended {
public:
    explicit RecordingSuspended(const Document& document);
    ~RecordingSuspended();
    RecordingSuspended(const RecordingSuspended&) = delete;
    RecordingSuspended& operator=(const RecordingSuspended&) = delete;

private:
    Reference<css::beans::XPropertySet> properties_;
    bool recorded_;
};

} // namespace zhangfa
