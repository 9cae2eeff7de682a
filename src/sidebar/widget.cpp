// Native controls as the deck uses them: UTF-8 in and out, nothing set twice.
#include "sidebar/widget.h"

#include "uno/extension_folder.h"
#include "uno/properties.h"

#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/awt/MouseWheelBehavior.hpp>
#include <com/sun/star/awt/PosSize.hpp>
#include <com/sun/star/awt/ScrollBarOrientation.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XLayoutConstrains.hpp>
#include <com/sun/star/awt/XListBox.hpp>
#include <com/sun/star/awt/XTextComponent.hpp>
#include <com/sun/star/awt/XVclContainerPeer.hpp>
#include <com/sun/star/awt/XVclWindowPeer.hpp>
#include <com/sun/star/awt/XWindow2.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

#include <osl/file.hxx>

#include <algorithm>

namespace zhangfa {

namespace css = com::sun::star;

namespace {

struct Made {
    WidgetKind kind;
    const char* control; // after com.sun.star.awt.
    const char* text;    // the model's property that holds what it says; null: none
};
constexpr Made made[] = {
    {WidgetKind::label, "UnoControlFixedText", "Label"},
    {WidgetKind::edit, "UnoControlEdit", "Text"},
    {WidgetKind::multiLineEdit, "UnoControlEdit", "Text"},
    {WidgetKind::spinEdit, "UnoControlFormattedField", "Text"},
    {WidgetKind::button, "UnoControlButton", "Label"},
    {WidgetKind::list, "UnoControlListBox", nullptr},
    {WidgetKind::progressBar, "UnoControlProgressBar", nullptr},
    {WidgetKind::scrollBar, "UnoControlScrollBar", nullptr},
    {WidgetKind::checkBox, "UnoControlCheckBox", "Label"},
};

const Made& find(WidgetKind kind) {
    return *std::find_if(std::begin(made), std::end(made), [kind](const Made& entry) { return entry.kind == kind; });
}

bool isEdit(WidgetKind kind) {
    return kind == WidgetKind::edit || kind == WidgetKind::multiLineEdit || kind == WidgetKind::spinEdit;
}

void prepare(WidgetKind kind, const css::uno::Reference<css::beans::XPropertySet>& model) {
    switch (kind) {
    case WidgetKind::label:
        set(model, "MultiLine", true);
        set(model, "NoLabel", false);
        break;
    case WidgetKind::multiLineEdit:
        set(model, "MultiLine", true);
        set(model, "VScroll", true);
        set(model, "Border", sal_Int16(2));
        break;
    case WidgetKind::spinEdit:
        set(model, "Spin", true);
        set(model, "TreatAsNumber", false); // keeps what is typed, whatever it is
        set(model, "StrictFormat", false);
        break;
    case WidgetKind::list:
        set(model, "MouseWheelBehavior", css::awt::MouseWheelBehavior::SCROLL_DISABLED);
        break;
    case WidgetKind::scrollBar:
        set(model, "Orientation", sal_Int32(css::awt::ScrollBarOrientation::VERTICAL));
        set(model, "LiveScroll", true);
        set(model, "Tabstop", false);
        break;
    default:
        break;
    }
}

} // namespace

Widget::Widget(const Control& control, WidgetKind kind)
    : control_(control),
      window_(control_, css::uno::UNO_QUERY_THROW),
      model_(control_->getModel(), css::uno::UNO_QUERY_THROW),
      kind_(kind) {}

void Widget::say(std::string_view text) const {
    const char* const property = find(kind_).text;
    if (property && this->text() != text) {
        set(model_, property, fromUtf8(text));
    }
}

std::string Widget::text() const {
    if (isEdit(kind_)) { // the model follows the control late
        return toUtf8(css::uno::Reference<css::awt::XTextComponent>(control_, css::uno::UNO_QUERY_THROW)->getText());
    }
    const char* const property = find(kind_).text;
    return property ? toUtf8(get<rtl::OUString>(model_, property)) : std::string();
}

void Widget::explain(std::string_view text) const {
    const rtl::OUString help = fromUtf8(text);
    if (get<rtl::OUString>(model_, "HelpText") != help) {
        set(model_, "HelpText", help);
    }
}

bool Widget::shown() const {
    return css::uno::Reference<css::awt::XWindow2>(window_, css::uno::UNO_QUERY_THROW)->isVisible();
}
void Widget::show(bool visible) const {
    if (shown() != visible) {
        window_->setVisible(visible);
    }
}
void Widget::enable(bool enabled) const {
    if (get<bool>(model_, "Enabled") != enabled) {
        set(model_, "Enabled", enabled);
    }
}

Box Widget::box() const {
    const css::awt::Rectangle now = window_->getPosSize();
    return {now.X, now.Y, now.Width, now.Height};
}
void Widget::place(const Box& box) const {
    if (this->box() != box) {
        window_->setPosSize(box.x, box.y, box.width, box.height, css::awt::PosSize::POSSIZE);
    }
}
Size Widget::preferred() const {
    const css::uno::Reference<css::awt::XLayoutConstrains> layout(control_, css::uno::UNO_QUERY);
    if (!layout.is()) { // a progress bar: as wide and high as wanted
        return {};
    }
    const css::awt::Size size = layout->getPreferredSize();
    if (kind_ == WidgetKind::button) { // some themes are lavish with padding, which a sidebar has no room for
        return {size.Width - size.Height / 3, size.Height * 3 / 4};
    }
    return {size.Width, size.Height};
}

void Widget::focus() const { window_->setFocus(); }
bool Widget::focused() const {
    return css::uno::Reference<css::awt::XWindow2>(window_, css::uno::UNO_QUERY_THROW)->hasFocus();
}

void Widget::items(const std::vector<std::string>& wanted) const {
    const css::uno::Reference<css::awt::XListBox> list(control_, css::uno::UNO_QUERY_THROW);
    const auto now = list->getItems();
    const auto common = std::min(static_cast<sal_Int32>(wanted.size()), now.getLength());
    for (sal_Int32 item = 0; item < common; ++item) {
        const rtl::OUString text = fromUtf8(wanted[static_cast<std::size_t>(item)]);
        if (now[item] != text) {
            list->removeItems(static_cast<sal_Int16>(item), 1);
            list->addItem(text, static_cast<sal_Int16>(item));
        }
    }
    if (now.getLength() > common) {
        list->removeItems(static_cast<sal_Int16>(common), static_cast<sal_Int16>(now.getLength() - common));
    }
    std::vector<rtl::OUString> further;
    for (std::size_t item = static_cast<std::size_t>(common); item < wanted.size(); ++item) {
        further.push_back(fromUtf8(wanted[item]));
    }
    if (!further.empty()) {
        list->addItems(sequence(further), static_cast<sal_Int16>(common));
    }
}
int Widget::chosen() const {
    return css::uno::Reference<css::awt::XListBox>(control_, css::uno::UNO_QUERY_THROW)->getSelectedItemPos();
}
void Widget::choose(int item) const {
    if (chosen() != item) {
        std::vector<sal_Int16> selected;
        if (item >= 0) {
            selected.push_back(static_cast<sal_Int16>(item));
        }
        set(model_, "SelectedItems", sequence(selected));
    }
}

void Widget::bold(bool bold) const {
    const bool isBold = get<float>(model_, "FontWeight") >= css::awt::FontWeight::SEMIBOLD;
    if (isBold != bold) {
        set(model_, "FontWeight", bold ? css::awt::FontWeight::BOLD : css::awt::FontWeight::NORMAL);
    }
}

bool Widget::ticked() const { return get<sal_Int16>(model_, "State") == 1; }
void Widget::tick(bool on) const {
    if (ticked() != on) {
        set(model_, "State", sal_Int16(on ? 1 : 0));
    }
}

void Widget::picture(const Context& context, const char* name) const {
    rtl::OUString url;
    osl::FileBase::getFileURLFromSystemPath(fromUtf8(extensionFolder(context) + "/icons/" + name + ".svg"), url);
    set(model_, "ImageURL", url);
}

Surface::Surface(const Context& context, const Window& parent) : context_(context) {
    const auto services = context_->getServiceManager();
    const css::uno::Reference<css::awt::XControl> control(
        services->createInstanceWithContext(ascii("com.sun.star.awt.UnoControlContainer"), context_),
        css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::awt::XControlModel> model(
        services->createInstanceWithContext(ascii("com.sun.star.awt.UnoControlContainerModel"), context_),
        css::uno::UNO_QUERY_THROW);
    control->setModel(model);
    container_.set(control, css::uno::UNO_QUERY_THROW);
    window_.set(control, css::uno::UNO_QUERY_THROW);
    css::uno::Reference<css::awt::XWindowPeer> peer(parent, css::uno::UNO_QUERY); // the sidebar's window
    if (!peer.is()) {
        peer = Control(parent, css::uno::UNO_QUERY_THROW)->getPeer(); // another surface
    }
    control->createPeer(
        css::uno::Reference<css::awt::XToolkit>(css::awt::Toolkit::create(context_), css::uno::UNO_QUERY), peer);
    const css::awt::Rectangle size = parent->getPosSize();
    window_->setPosSize(0, 0, size.Width, size.Height, css::awt::PosSize::POSSIZE);
    window_->setVisible(true);
    const Widget probe = add(WidgetKind::label, "国国国国国国国国国国");
    lineHeight_ = probe.preferred().height;
    characterWidth_ = probe.preferred().width / 10;
    probe.show(false);
}

Surface::~Surface() {
    try {
        css::uno::Reference<css::lang::XComponent>(container_, css::uno::UNO_QUERY_THROW)->dispose();
    } catch (const css::uno::Exception&) { // NOLINT(bugprone-empty-catch): its parent was faster
    }
}

void Surface::paint(int colour) const {
    const css::uno::Reference<css::awt::XControl> control(container_, css::uno::UNO_QUERY_THROW);
    set(css::uno::Reference<css::beans::XPropertySet>(control->getModel(), css::uno::UNO_QUERY_THROW),
        "BackgroundColor", sal_Int32(colour));
}

Widget Surface::add(WidgetKind kind, std::string_view text) {
    const rtl::OUString service = ascii("com.sun.star.awt.") + ascii(find(kind).control);
    const auto services = context_->getServiceManager();
    const css::uno::Reference<css::awt::XControlModel> model(
        services->createInstanceWithContext(service + ascii("Model"), context_), css::uno::UNO_QUERY_THROW);
    prepare(kind, css::uno::Reference<css::beans::XPropertySet>(model, css::uno::UNO_QUERY_THROW));
    const css::uno::Reference<css::awt::XControl> control(services->createInstanceWithContext(service, context_),
                                                          css::uno::UNO_QUERY_THROW);
    control->setModel(model);
    container_->addControl(rtl::OUString::number(static_cast<sal_Int64>(++count_)), control);
    Widget widget(control, kind);
    widget.say(text);
    return widget;
}

void Surface::tabOrder(const std::vector<Widget>& order) const {
    std::vector<Window> windows;
    std::vector<css::uno::Any> stops;
    for (const Widget& widget : order) {
        windows.emplace_back(widget.control()->getPeer(), css::uno::UNO_QUERY_THROW);
        stops.emplace_back();
    }
    const css::uno::Reference<css::awt::XControl> control(container_, css::uno::UNO_QUERY_THROW);
    const css::uno::Reference<css::awt::XVclContainerPeer> peer(control->getPeer(), css::uno::UNO_QUERY_THROW);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations" // there is no other way
    peer->setTabOrder(sequence(windows), sequence(stops), false);
#pragma GCC diagnostic pop
}

} // namespace zhangfa
