// Short questions and messages to the user, in boxes of the office's own.
#include "sidebar/dialogs.h"

#include "uno/configuration.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"
#include "uno/strings.h"

#include <com/sun/star/awt/MessageBoxButtons.hpp>
#include <com/sun/star/awt/MessageBoxResults.hpp>
#include <com/sun/star/awt/MessageBoxType.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XMessageBoxFactory.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/frame/XDispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

Context& theContext() {
    static Context* const context = new Context; // never destroyed: UNO may end before
    return *context;
}

sal_Int16 box(const Window& parent, css::awt::MessageBoxType type, sal_Int32 buttons, const std::string& message) {
    const css::uno::Reference<css::awt::XMessageBoxFactory> boxes(css::awt::Toolkit::create(theContext()),
                                                                  css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::awt::XMessageBox> made =
        boxes->createMessageBox(css::uno::Reference<css::awt::XWindowPeer>(parent, css::uno::UNO_QUERY), type, buttons,
                                fromUtf8(texts(theContext())("deck.title")), fromUtf8(message));
    const sal_Int16 result = made->execute();
    const css::uno::Reference<css::lang::XComponent> component(made, css::uno::UNO_QUERY);
    if (component.is()) {
        component->dispose();
    }
    return result;
}

} // namespace

void useContext(const Context& context) { theContext() = context; }

void showMessage(const Window& parent, const std::string& message) {
    box(parent, css::awt::MessageBoxType_INFOBOX, css::awt::MessageBoxButtons::BUTTONS_OK, message);
}

Answer ask(const Window& parent, const std::string& question) {
    switch (
        box(parent, css::awt::MessageBoxType_QUERYBOX, css::awt::MessageBoxButtons::BUTTONS_YES_NO_CANCEL, question)) {
    case css::awt::MessageBoxResults::YES:
        return Answer::yes;
    case css::awt::MessageBoxResults::NO:
        return Answer::no;
    default:
        return Answer::cancel;
    }
}

void showUnits(const Context& context, const css::uno::Reference<css::frame::XFrame>& frame) {
    const auto leaf = configuration(
        context, "org.openoffice.Office.OptionsDialog/Nodes/org.zhangfa.zhangfa/Leaves/org.zhangfa.zhangfa.units");
    const css::uno::Reference<css::frame::XDispatchHelper> helper(
        context->getServiceManager()->createInstanceWithContext(ascii("com.sun.star.frame.DispatchHelper"), context),
        css::uno::UNO_QUERY_THROW);
    helper->executeDispatch(css::uno::Reference<css::frame::XDispatchProvider>(frame, css::uno::UNO_QUERY_THROW),
                            ascii(".uno:OptionsTreeDialog"), rtl::OUString(), 0,
                            arguments({{"OptionsPageURL", leaf->getByName(ascii("OptionsPage"))}}));
}

void showProblem(const std::string& message) {
    if (!theContext().is()) {
        return;
    }
    const auto frame = css::frame::Desktop::create(theContext())->getCurrentFrame();
    box(frame.is() ? frame->getContainerWindow() : Window(), css::awt::MessageBoxType_WARNINGBOX,
        css::awt::MessageBoxButtons::BUTTONS_OK, message);
}

} // namespace zhangfa
