// A menu that drops down from a button.
#include "sidebar/popup_menu.h"

#include "uno/strings.h"

#include <com/sun/star/awt/MenuItemStyle.hpp>
#include <com/sun/star/awt/PopupMenu.hpp>
#include <com/sun/star/awt/PopupMenuDirection.hpp>

namespace zhangfa {

namespace css = com::sun::star;

std::optional<std::size_t> chooseFromMenu(const Context& context, const Widget& button,
                                          const std::vector<std::string>& items, std::optional<std::size_t> current) {
    const auto menu = css::awt::PopupMenu::create(context);
    for (std::size_t item = 0; item < items.size(); ++item) {
        const auto id = static_cast<sal_Int16>(item + 1); // 0 is for no choice
        const sal_Int16 style = current ? css::awt::MenuItemStyle::RADIOCHECK | css::awt::MenuItemStyle::AUTOCHECK : 0;
        menu->insertItem(id, fromUtf8(items[item]), style, static_cast<sal_Int16>(item));
        if (current == item) {
            menu->checkItem(id, true);
        }
    }
    const Box box = button.box();
    const sal_Int16 chosen =
        menu->execute(button.control()->getPeer(), css::awt::Rectangle(0, 0, box.width, box.height),
                      css::awt::PopupMenuDirection::EXECUTE_DOWN);
    return chosen > 0 ? std::optional(static_cast<std::size_t>(chosen - 1)) : std::nullopt;
}

} // namespace zhangfa
