// Units: kept in the configuration, proposed in new reports, edited on the options page.
#include "office/report.h"

#include <com/sun/star/awt/Toolkit.hpp>
#include <com/sun/star/awt/XContainerWindowEventHandler.hpp>
#include <com/sun/star/awt/XContainerWindowProvider.hpp>
#include <com/sun/star/awt/XControlContainer.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/frame/XController.hpp>

namespace zhangfa {
namespace {

class Profiles : public ReportTest {
protected:
    void TearDown() override {
        const json::object known = profiles();
        for (const json::value& profile : known.at("profiles").as_array()) {
            api()->removeProfile(fromUtf8(std::string(profile.at("id").as_string())));
        }
        ReportTest::TearDown();
    }
    json::object profiles() { return parse(api()->profiles()).as_object(); }
    std::string save(const std::string& request) {
        return std::string(parse(api()->saveProfile(fromUtf8(request))).at("id").as_string());
    }
};

TEST_F(Profiles, AreKeptAndTheCurrentOneIsProposed) {
    EXPECT_TRUE(profiles().at("current").is_null());
    const std::string bureau = save(
        R"({"name":"水利局","values":{"org-full":"中共青禾县水利局党组","unit":"青禾县水利局","committee":"党组","self":"我局"}})");
    const std::string town = save(R"({"name":"白鹭镇","values":{"org-full":"中共青禾县白鹭镇委员会","self":"我镇"}})");
    EXPECT_EQ(profiles().at("profiles").as_array().size(), 2U);
    EXPECT_EQ(profiles().at("current").as_string(), std::string_view(town));
    EXPECT_EQ(value(newReport(), "self"), "\"我镇\"");

    api()->chooseProfile(fromUtf8(bureau));
    const Model document = newReport(R"({"unit":"青禾县水利局机关"})");
    EXPECT_EQ(value(document, "org-full"), "\"中共青禾县水利局党组\"");
    EXPECT_EQ(value(document, "unit"), "\"青禾县水利局机关\"") << "what is asked for counts more";
    EXPECT_NE(Office::text(document).find("我局党组"), std::string::npos);

    api()->chooseProfile(rtl::OUString());
    EXPECT_EQ(value(newReport(), "org-full"), "null");
}

TEST_F(Profiles, AreChangedAndRemoved) {
    const std::string id = save(R"({"name":"水利局","values":{"short-name":"水利局","secretary":"程远山"}})");
    EXPECT_EQ(save(R"({"id":")" + id + R"(","name":"县水利局","values":{"short-name":"县水利局"}})"), id);
    const json::object known = profiles();
    ASSERT_EQ(known.at("profiles").as_array().size(), 1U);
    EXPECT_EQ(json::serialize(known.at("profiles").at(0).at("values")), R"({"short-name":"县水利局"})");
    api()->removeProfile(fromUtf8(id));
    EXPECT_TRUE(profiles().at("profiles").as_array().empty());
    EXPECT_TRUE(profiles().at("current").is_null());
}

TEST_F(Profiles, WrongOnesAreRefused) {
    EXPECT_EQ(refusal([&] { save(R"({"name":" "})"); }), "profile.no-name");
    EXPECT_EQ(refusal([&] { save(R"({"name":"甲","values":{"year":2026}})"); }), "request.value");
    EXPECT_EQ(refusal([&] { api()->removeProfile(fromUtf8("unit-77")); }), "profile.unknown");
    EXPECT_EQ(refusal([&] { api()->chooseProfile(fromUtf8("unit-77")); }), "profile.unknown");
}

// The page as the options dialog makes it: a window of the XDL file, with our handler.
TEST_F(Profiles, AreEditedOnTheOptionsPage) {
    save(R"({"name":"水利局","values":{"short-name":"水利局","self":"我局"}})");
    const Model document = newReport();
    const Reference<css::awt::XContainerWindowEventHandler> handler(office().create("org.zhangfa.UnitsPage"),
                                                                    UNO_QUERY_THROW);
    const Reference<css::awt::XContainerWindowProvider> windows(
        office().create("com.sun.star.awt.ContainerWindowProvider"), UNO_QUERY_THROW);
    const rtl::OUString folder = css::deployment::PackageInformationProvider::get(office().context())
                                     ->getPackageLocation(ascii("org.zhangfa.zhangfa"));
    const Reference<css::awt::XWindow> frame = document->getCurrentController()->getFrame()->getContainerWindow();
    const Reference<css::awt::XWindow> page =
        windows->createContainerWindow(folder + ascii("/dialogs/units.xdl"), rtl::OUString(),
                                       Reference<css::awt::XWindowPeer>(frame, UNO_QUERY_THROW), handler);
    const auto event = [&](const char* name) {
        handler->callHandlerMethod(page, css::uno::Any(rtl::OUString(ascii(name))), ascii("external_event"));
    };
    const auto control = [&](const char* name) {
        const Reference<css::awt::XControlContainer> controls(page, UNO_QUERY_THROW);
        return Reference<css::beans::XPropertySet>(controls->getControl(ascii(name))->getModel(), UNO_QUERY_THROW);
    };
    event("initialize");
    EXPECT_EQ(toUtf8(get<rtl::OUString>(control("label3"), "Label")), "单位简称");
    EXPECT_EQ(toUtf8(get<rtl::OUString>(control("text3"), "Text")), "水利局");
    EXPECT_EQ(toUtf8(get<rtl::OUString>(control("value5"), "Text")), "我局");

    set(control("text7"), "Text", fromUtf8("程远山"));
    handler->callHandlerMethod(page, css::uno::Any(), ascii("add"));
    EXPECT_EQ(get<rtl::OUString>(control("text7"), "Text").getLength(), 0);
    set(control("text3"), "Text", fromUtf8("白鹭镇"));
    set(control("value5"), "Text", fromUtf8("我镇"));
    event("ok");

    const json::object known = profiles();
    ASSERT_EQ(known.at("profiles").as_array().size(), 2U);
    const std::string all = json::serialize(known.at("profiles"));
    EXPECT_NE(all.find("程远山"), std::string::npos) << all;
    EXPECT_NE(all.find(R"("name":"白鹭镇")"), std::string::npos) << "named after its short name: " << all;
    EXPECT_EQ(value(newReport(), "short-name"), "\"白鹭镇\"");
}

} // namespace
} // namespace zhangfa
