// How long the deck takes to show and follow a report; controls are found as a screen reader finds them.
#include "inprocess/documents.h"

#include "core/template_folder.h"
#include "office/templates.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"

#include <boost/json.hpp>
#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/accessibility/XAccessible.hpp>
#include <com/sun/star/accessibility/XAccessibleAction.hpp>
#include <com/sun/star/accessibility/XAccessibleEditableText.hpp>
#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XControl.hpp>
#include <com/sun/star/frame/DispatchHelper.hpp>
#include <com/sun/star/frame/XDispatchProvider.hpp>

#include <algorithm>
#include <functional>
#include <stdexcept>
#include <thread>

namespace zhangfa::bench {

namespace json = boost::json;
namespace a11y = css::accessibility;

namespace {

using Node = Reference<a11y::XAccessibleContext>;

// The first one that suits, in the tree beneath `root`, documents left out.
Node find(const Reference<a11y::XAccessible>& root, const std::function<bool(const Node&)>& suits) {
    const Node node = root.is() ? root->getAccessibleContext() : Node();
    if (!node.is() || suits(node)) {
        return node;
    }
    const sal_Int16 role = node->getAccessibleRole();
    if (role == a11y::AccessibleRole::DOCUMENT || role == a11y::AccessibleRole::DOCUMENT_TEXT ||
        role == a11y::AccessibleRole::MENU_BAR) {
        return {};
    }
    for (sal_Int32 child = 0; child < std::min<sal_Int32>(node->getAccessibleChildCount(), 300); ++child) {
        if (const Node found = find(node->getAccessibleChild(child), suits); found.is()) {
            return found;
        }
    }
    return {};
}

class Window {
public:
    Window(const Context& context, const OpenDocument& open)
        : context_(context), frame_(open.model()->getCurrentController()->getFrame()) {}

    void run(const char* command) const {
        css::frame::DispatchHelper::create(context_)->executeDispatch(
            Reference<css::frame::XDispatchProvider>(frame_, UNO_QUERY_THROW), ascii(command), rtl::OUString(), 0, {});
    }
    // The control whose name begins so; null where there is none.
    Node find(sal_Int16 role, const char* name) const {
        const rtl::OUString wanted = fromUtf8(name);
        return bench::find({frame_->getContainerWindow(), UNO_QUERY}, [&](const Node& node) {
            return node->getAccessibleRole() == role && node->getAccessibleName().startsWith(wanted);
        });
    }
    Node named(sal_Int16 role, const char* name) const {
        const Node found = find(role, name);
        if (!found.is()) {
            throw std::runtime_error(std::string("the deck shows no ") + name);
        }
        return found;
    }
    // An edit of its own, in the same window, that nobody listens to.
    Reference<css::awt::XControl> plainEdit() const {
        const auto make = [this](const char* name) {
            return context_->getServiceManager()->createInstanceWithContext(ascii(name), context_);
        };
        const Reference<css::awt::XControl> edit(make("com.sun.star.awt.UnoControlEdit"), UNO_QUERY_THROW);
        edit->setModel({make("com.sun.star.awt.UnoControlEditModel"), UNO_QUERY_THROW});
        edit->createPeer(Reference<css::awt::XToolkit>(css::awt::Toolkit::create(context_), UNO_QUERY_THROW),
                         Reference<css::awt::XWindowPeer>(frame_->getContainerWindow(), UNO_QUERY_THROW));
        return edit;
    }

private:
    Context context_;
    Reference<css::frame::XFrame> frame_;
};

Taken typed(const Node& edit) {
    const Reference<a11y::XAccessibleEditableText> text(edit, UNO_QUERY_THROW);
    const Stopwatch watch;
    text->insertText(fromUtf8("字"), text->getCharacterCount());
    return watch.taken();
}

constexpr const char* firstField = "党组织全称";

// From the wish until the form's rows stand there and all is painted; without the time it takes to look for them.
void show(const Context& context, const Window& window, const std::string& name, Figures& figures) {
    const Stopwatch watch;
    Taken looking;
    const auto stands = [&] {
        const Stopwatch look;
        const bool found = window.find(a11y::AccessibleRole::TEXT, firstField).is();
        looking.all += look.taken().all;
        looking.atWork += look.taken().atWork;
        return found;
    };
    window.run(".uno:SidebarDeck.ZhangfaDeck");
    settle(context);
    while (!stands()) {
        if (watch.taken().all > std::chrono::seconds(20)) {
            throw std::runtime_error("the deck shows no form");
        }
        settle(context);
    }
    settle(context);
    const Taken taken = watch.taken();
    figures.add(name, {taken.all - looking.all, taken.atWork - looking.atWork});
}

void type(const Window& window, const char* field, const std::string& name, int keys, Figures& figures) {
    const Node ours = window.named(a11y::AccessibleRole::TEXT, field);
    const auto plain = window.plainEdit();
    const Node other = Reference<a11y::XAccessible>(plain, UNO_QUERY_THROW)->getAccessibleContext();
    for (int key = 0; key < keys; ++key) {
        const Taken bare = typed(other), taken = typed(ours);
        figures.add("deck/key in a plain control", bare);
        figures.add(name, {std::max(Milliseconds(0), taken.all - bare.all),
                           std::max(Milliseconds(0), taken.atWork - bare.atWork)});
    }
    plain->dispose();
}

// Until the form shows the field.
void waitFor(const Context& context, const Window& window, const char* field) {
    const Stopwatch watch;
    while (!window.find(a11y::AccessibleRole::TEXT, field).is()) {
        if (watch.taken().all > std::chrono::seconds(20)) {
            throw std::runtime_error("the form does not show the field");
        }
        settle(context);
    }
}

// A section of one's own.
SectionFiles manyFields(int count) {
    json::object fields;
    std::string text = "# 许多项目\n\n";
    for (int i = 1; i <= count; ++i) {
        const std::string number = std::to_string(i);
        fields["many.f" + number] = {{"title", "项目" + number}, {"type", "string"}};
        text.append("项目").append(number).append("为{{many.f").append(number).append("}}");
        text += i % 5 == 0 ? "。\n\n" : "，";
    }
    const json::object description{{"title", "许多项目"}, {"after", "theory"}, {"fields", std::move(fields)}};
    return {SectionId{"many"}, text, json::serialize(description)};
}

void changeSections(const Context& context, const Window& window, int times, Figures& figures) {
    const Reference<a11y::XAccessibleAction> next(window.named(a11y::AccessibleRole::PUSH_BUTTON, "下一章节"),
                                                  UNO_QUERY_THROW);
    for (int change = 0; change < times; ++change) {
        figures.time("deck/change section", [&] {
            next->doAccessibleAction(0);
            settle(context);
        });
    }
}

} // namespace

void measureDeck(const Context& context, const json::value& wish, Figures& figures) {
    const int runs = wish.at("runs").to_number<int>();
    const std::string request = json::serialize(
        json::object{{"kind", wish.at("kind")}, {"sections", wish.at("sections")}, {"values", wish.at("values")}});
    for (int run = -1; run < runs; ++run) { // the first one loads what is loaded once
        const OpenDocument open(context, true);
        service(context)->create(open.model(), fromUtf8(request));
        settle(context);
        const Window window(context, open);
        const std::string when = run < 0 ? ", very first" : "";
        figures.time("deck/Writer's own, of styles" + when, [&] {
            window.run(".uno:SidebarDeck.StyleListDeck");
            settle(context);
        });
        show(context, window, "deck/show" + when, figures);
        if (run >= 0) {
            type(window, firstField, "deck/keystroke", 10, figures);
            changeSections(context, window, wish.at("sections").as_array().size() > 8 ? 8 : 1, figures);
        }
    }
}

// A form of very many fields, and a table of very many rows.
void measureForm(const Context& context, const json::value& wish, Figures& figures) {
    const int runs = wish.at("runs").to_number<int>();
    const auto zhangfa = service(context);
    for (int run = 0; run < 3 * runs; ++run) {
        figures.time("form/load all templates",
                     [&] { loadLibrary(TemplateFolder(extensionFolder(context) + "/templates")); });
    }
    const auto fields = wish.at("fields").to_number<int>();
    saveOwnSection(context, manyFields(fields));
    std::this_thread::sleep_for(std::chrono::milliseconds(2100)); // the extension looks every two seconds
    zhangfa->kinds();
    const std::string request = json::serialize(json::object{{"kind", wish.at("kind")}});
    for (int run = 0; run < runs; ++run) {
        const OpenDocument open(context, true);
        zhangfa->create(open.model(), fromUtf8(request));
        zhangfa->insert(open.model(), fromUtf8(R"({"section":"many"})"));
        const Window window(context, open);
        window.run(".uno:SidebarDeck.StyleListDeck");
        settle(context);
        show(context, window, "form/show the deck", figures);
        const auto controller = open.model()->getCurrentController();
        figures.time("form/show the section of many fields", [&] {
            zhangfa->select(controller, fromUtf8(R"({"section":"many"})"));
            waitFor(context, window, "项目1");
        });
        type(window, "项目1", "form/keystroke", 10, figures);
        for (int value = 0; value < 5; ++value) {
            const std::string values = R"({"many.f1":")" + std::to_string(value) + "\"}";
            figures.time("form/fill one of many", [&] { zhangfa->fill(open.model(), fromUtf8(values)); });
        }
        const auto rows = [&](std::size_t count, const char* first) {
            json::array all;
            for (std::size_t row = 0; row < count; ++row) {
                all.push_back(json::object{{"date", "2026-03-12"},
                                           {"topic", row == 0 ? std::string(first) : "主题" + std::to_string(row)},
                                           {"host", "某人"},
                                           {"people", row}});
            }
            return fromUtf8(json::serialize(json::object{{wish.at("table").as_string(), std::move(all)}}));
        };
        const auto many = wish.at("rows").to_number<std::size_t>();
        figures.time("form/fill a table", [&] { zhangfa->fill(open.model(), rows(many, "主题")); });
        figures.time("form/change a row of it", [&] { zhangfa->fill(open.model(), rows(many, "另一主题")); });
    }
}

} // namespace zhangfa::bench
