// The page of units in the options dialog (extension/dialogs/units.xdl): what is typed is kept when the dialog is left
// with OK.
#include "sidebar/dialogs.h"
#include "sidebar/file_dialog.h"
#include "sidebar/form_model.h"
#include "sidebar/panel_factory.h"
#include "sidebar/report_service.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"
#include "uno/strings.h"

#include <boost/json.hpp>
#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <cppuhelper/supportsservice.hxx>
#include <org/zhangfa/Refused.hpp>
#include <osl/file.hxx>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <span>

namespace zhangfa {

namespace css = com::sun::star;
namespace json = boost::json;
using css::uno::UNO_QUERY_THROW;

namespace {

constexpr std::size_t rows = 10; // of the page

std::string pathOf(const std::string& url) {
    rtl::OUString path;
    osl::FileBase::getSystemPathFromFileURL(fromUtf8(url), path);
    return toUtf8(path);
}

// The controls of one shown page.
class Page {
public:
    explicit Page(const css::uno::Reference<css::awt::XWindow>& window) : controls_(window, UNO_QUERY_THROW) {}

    css::uno::Reference<css::beans::XPropertySet> model(const std::string& id) const {
        const Control control(controls_->getControl(fromUtf8(id)), UNO_QUERY_THROW);
        return {control->getModel(), UNO_QUERY_THROW};
    }
    void say(const std::string& id, const char* property, const std::string& text) const {
        set(model(id), property, fromUtf8(text));
    }
    std::string text(const std::string& id) const { return toUtf8(get<rtl::OUString>(model(id), "Text")); }
    void show(const std::string& id, bool visible) const { set(model(id), "EnableVisible", visible); }

private:
    css::uno::Reference<css::awt::XControlContainer> controls_;
};

class UnitsPage final : public cppu::WeakImplHelper2<css::awt::XContainerWindowEventHandler, css::lang::XServiceInfo> {
public:
    explicit UnitsPage(const Context& context) : context_(context), texts_(texts(context)), service_(context) {
        useContext(context_);
    }

    sal_Bool SAL_CALL callHandlerMethod(const css::uno::Reference<css::awt::XWindow>& window,
                                        const css::uno::Any& event, const rtl::OUString& method) override {
        try {
            return call(window, event, toUtf8(method));
        } catch (const org::zhangfa::Refused& refused) {
            showProblem(toUtf8(refused.Message));
        } catch (const std::exception& error) {
            showProblem(texts_({"units.failed", {error.what()}}));
        }
        return true;
    }

    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedMethodNames() override {
        std::vector<rtl::OUString> names{ascii("external_event")};
        for (const auto& [name, run] : methods()) {
            names.push_back(ascii(name));
        }
        return sequence(names);
    }

    rtl::OUString SAL_CALL getImplementationName() override { return ascii("org.zhangfa.comp.UnitsPage"); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& name) override { return cppu::supportsService(this, name); }
    css::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        const rtl::OUString name = ascii("org.zhangfa.UnitsPage");
        return {&name, 1};
    }

private:
    struct Method {
        const char* name;
        void (UnitsPage::*run)(const css::uno::Reference<css::awt::XWindow>&);
    };
    static std::span<const Method> methods() {
        static constexpr Method all[] = {
            {"add", &UnitsPage::add},       {"remove", &UnitsPage::remove},       {"choose", &UnitsPage::choose},
            {"import", &UnitsPage::import}, {"export", &UnitsPage::exportToFile},
        };
        return all;
    }

    bool call(const css::uno::Reference<css::awt::XWindow>& window, const css::uno::Any& event,
              const std::string& method) {
        if (method == "external_event") {
            rtl::OUString what;
            event >>= what;
            if (what.equalsAscii("ok")) {
                keep(window);
            } else { // initialize, back
                read(Page(window));
            }
            return true;
        }
        for (const auto& [name, run] : methods()) {
            if (method == name) {
                (this->*run)(window);
                return true;
            }
        }
        return false;
    }

    // ---- What is shown
    void read(const Page& page) {
        units_ = service_.units();
        removed_.clear();
        units_.fields.resize(std::min(units_.fields.size(), rows));
        shown_ = 0;
        for (std::size_t i = 0; i < units_.all.size(); ++i) {
            shown_ = units_.all[i].id == units_.current ? i : shown_;
        }
        if (units_.all.empty()) {
            units_.all.emplace_back();
        }
        page.say("about", "Label", texts_("units.about"));
        page.say("label0", "Label", texts_("units.name"));
        for (const char* button : {"add", "remove", "import", "export"}) {
            page.say(button, "Label", texts_(std::string("units.") + button));
        }
        for (std::size_t i = 0; i < rows; ++i) {
            const std::string number = std::to_string(i + 1);
            const bool used = i < units_.fields.size();
            const bool choice = used && !units_.fields[i].choices.empty();
            page.show("label" + number, used);
            page.show("value" + number, choice);
            page.show("text" + number, used && !choice);
            if (!used) {
                continue;
            }
            const Field& field = units_.fields[i];
            page.say("label" + number, "Label", field.title);
            page.say(rowOf(i), "HelpText", rowHelp(field, texts_));
            if (choice) {
                std::vector<rtl::OUString> choices;
                for (const std::string& each : field.choices) {
                    choices.push_back(fromUtf8(each));
                }
                set(page.model(rowOf(i)), "StringItemList", sequence(choices));
            }
        }
        show(page);
    }

    std::string rowOf(std::size_t i) const {
        return (units_.fields[i].choices.empty() ? "text" : "value") + std::to_string(i + 1);
    }

    void show(const Page& page) {
        std::vector<rtl::OUString> names;
        for (const Unit& unit : units_.all) {
            names.push_back(fromUtf8(unit.name.empty() ? texts_("units.unnamed") : unit.name));
        }
        const auto list = page.model("units");
        set(list, "StringItemList", sequence(names));
        set(list, "SelectedItems", sequence<sal_Int16>({static_cast<sal_Int16>(shown_)}));
        const Unit& unit = units_.all[shown_];
        page.say("name", "Text", unit.name);
        for (std::size_t i = 0; i < units_.fields.size(); ++i) {
            const auto value = unit.values.find(units_.fields[i].id);
            page.say(rowOf(i), "Text",
                     value != unit.values.end() ? editText(units_.fields[i], value->second) : std::string());
        }
    }

    // ---- What the user does
    // What is typed becomes the unit's.
    void take(const Page& page) {
        Unit& unit = units_.all[shown_];
        unit.name = page.text("name");
        for (std::size_t i = 0; i < units_.fields.size(); ++i) {
            unit.values[units_.fields[i].id] = readValue(units_.fields[i], page.text(rowOf(i)));
        }
        if (unit.name.empty()) { // so that nobody has to think of one
            const auto shortName = unit.values.find(FieldId{"short-name"});
            if (shortName != unit.values.end() && shortName->second.is_string()) {
                unit.name = std::string(shortName->second.get_string());
            }
        }
    }

    void add(const css::uno::Reference<css::awt::XWindow>& window) {
        const Page page(window);
        take(page);
        units_.all.emplace_back();
        shown_ = units_.all.size() - 1;
        show(page);
    }

    void remove(const css::uno::Reference<css::awt::XWindow>& window) {
        if (!units_.all[shown_].id.empty()) {
            removed_.push_back(units_.all[shown_].id);
        }
        units_.all.erase(units_.all.begin() + static_cast<std::ptrdiff_t>(shown_));
        if (units_.all.empty()) {
            units_.all.emplace_back();
        }
        shown_ = std::min(shown_, units_.all.size() - 1);
        show(Page(window));
    }

    void choose(const css::uno::Reference<css::awt::XWindow>& window) {
        const Page page(window);
        const auto selected = get<css::uno::Sequence<sal_Int16>>(page.model("units"), "SelectedItems");
        if (selected.getLength() == 1 && static_cast<std::size_t>(selected[0]) < units_.all.size()) {
            take(page);
            shown_ = static_cast<std::size_t>(selected[0]);
            show(page);
        }
    }

    void keep(const css::uno::Reference<css::awt::XWindow>& window) {
        take(Page(window));
        for (const std::string& id : removed_) {
            service_.removeUnit(id);
        }
        removed_.clear();
        std::string current, problems;
        for (std::size_t i = 0; i < units_.all.size(); ++i) {
            Unit& unit = units_.all[i];
            const bool blank = std::all_of(unit.values.begin(), unit.values.end(),
                                           [](const auto& value) { return value.second.is_null(); });
            if (unit.name.empty() && blank) {
                continue;
            }
            unit.id = service_.keepUnit(sound(unit, problems));
            current = i == shown_ ? unit.id : current;
        }
        service_.chooseUnit(current);
        if (!problems.empty()) {
            showProblem(texts_("units.not-kept") + problems);
        }
    }

    // With what can stand in a document; what cannot is told.
    Unit sound(Unit unit, std::string& problems) const {
        for (const Field& field : units_.fields) {
            json::value& value = unit.values[field.id];
            if (const auto problem = problemOf(field, value, texts_)) {
                problems += "\n" + unit.name + "，" + field.title + "：" + *problem;
                value = nullptr;
            }
        }
        return unit;
    }

    FileKind files() const { return {texts_("units.file"), {"json"}}; }

    void exportToFile(const css::uno::Reference<css::awt::XWindow>& window) {
        take(Page(window));
        const auto url = askToSave(context_, window, texts_("units.export"), files(), {},
                                   [this](const std::string&) { return texts_("units.file"); });
        if (!url) {
            return;
        }
        json::array all;
        for (const Unit& unit : units_.all) {
            json::object values;
            for (const auto& [id, value] : unit.values) {
                if (!value.is_null()) {
                    values[id.value] = value;
                }
            }
            all.push_back(json::object{{"name", unit.name}, {"values", std::move(values)}});
        }
        std::ofstream file(pathOf(*url), std::ios::binary);
        if (!(file << json::serialize(all) << '\n').flush()) {
            showProblem(texts_({"units.cannot-write", {pathOf(*url)}}));
        }
    }

    static Values filled(Values values) {
        std::erase_if(values, [](const auto& value) { return value.second.is_null(); });
        return values;
    }

    void import(const css::uno::Reference<css::awt::XWindow>& window) {
        const Page page(window);
        take(page);
        const auto url = askToOpen(context_, window, texts_("units.import"), files());
        if (!url) {
            return;
        }
        std::ifstream file(pathOf(*url), std::ios::binary);
        const std::string content{std::istreambuf_iterator<char>(file), {}};
        boost::system::error_code error;
        const json::value all = json::parse(content, error);
        if (error || !all.is_array()) {
            return showProblem(texts_({"units.no-units", {pathOf(*url)}}));
        }
        for (const json::value& entry : all.get_array()) {
            const json::value* name = entry.is_object() ? entry.get_object().if_contains("name") : nullptr;
            const json::value* values = entry.is_object() ? entry.get_object().if_contains("values") : nullptr;
            if (name == nullptr || !name->is_string() || values == nullptr || !values->is_object()) {
                return showProblem(texts_({"units.no-units", {pathOf(*url)}}));
            }
            Unit unit{{}, std::string(name->get_string()), {}};
            for (const Field& field : units_.fields) {
                const json::value* value = values->get_object().if_contains(field.id.value);
                if (value != nullptr && validate(field, *value).empty()) {
                    unit.values[field.id] = *value;
                }
            }
            const auto same = std::find_if(units_.all.begin(), units_.all.end(), [&](const Unit& known) {
                return known.name == unit.name && filled(known.values) == filled(unit.values);
            });
            shown_ = static_cast<std::size_t>(same - units_.all.begin());
            if (same == units_.all.end()) {
                units_.all.push_back(std::move(unit));
            }
        }
        const Unit& first = units_.all.front(); // the empty one, which was only there to be typed into
        if (units_.all.size() > 1 && first.id.empty() && first.name.empty()) {
            units_.all.erase(units_.all.begin());
            --shown_;
        }
        show(page);
    }

    Context context_;
    const Texts& texts_;
    ReportService service_;
    Units units_;
    std::size_t shown_ = 0;
    std::vector<std::string> removed_;
};

} // namespace

css::uno::XInterface* createUnitsPage(css::uno::XComponentContext* context) {
    auto* const page = new UnitsPage(context);
    page->acquire();
    return static_cast<cppu::OWeakObject*>(page);
}

} // namespace zhangfa
