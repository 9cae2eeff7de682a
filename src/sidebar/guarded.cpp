// The one catch at the edge where LibreOffice calls the deck: what goes wrong is said, never thrown back.
#include "sidebar/guarded.h"

#include "sidebar/dialogs.h"
#include "uno/strings.h"

#include <com/sun/star/lang/DisposedException.hpp>
#include <com/sun/star/uno/Exception.hpp>
#include <exception>
#include <string>

namespace zhangfa {

namespace css = com::sun::star;

bool guarded(const std::function<void()>& action) noexcept {
    std::string message;
    try {
        try {
            action();
            return true;
        } catch (const css::lang::DisposedException&) { // the window or document was closed meanwhile
            return false;
        } catch (const css::uno::Exception& error) {
            message = toUtf8(error.Message);
        } catch (const std::exception& error) {
            message = error.what();
        }
        showProblem(message);
    } catch (...) { // NOLINT(bugprone-empty-catch): not even the message could be shown
    }
    return false;
}

} // namespace zhangfa
