// The extension as it is installed: found, and costing nothing before it is used.
#include "office/office.h"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/container/XContentEnumerationAccess.hpp>
#include <com/sun/star/container/XHierarchicalNameAccess.hpp>
#include <com/sun/star/deployment/PackageInformationProvider.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>

#include <fstream>

namespace zhangfa {
namespace {

bool hasLoaded(pid_t process, const std::string& library) {
    std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
    const std::string all(std::istreambuf_iterator<char>(maps), {});
    return all.find(library) != std::string::npos;
}

TEST_F(OfficeTest, ExtensionIsInstalled) {
    const auto packages = css::deployment::PackageInformationProvider::get(office().context());
    EXPECT_NE(toUtf8(packages->getPackageLocation(ascii("org.zhangfa.zhangfa"))), "");
}

TEST_F(OfficeTest, LibraryIsNotLoadedBeforeItIsUsed) {
    OfficeTest::stopOffice(); // other tests may have used it
    office().newDocument();
    EXPECT_TRUE(hasLoaded(office().session().process(), "libswlo.so"));
    EXPECT_FALSE(hasLoaded(office().session().process(), "zhangfa.uno.so"));
    office().create("org.zhangfa.Zhangfa");
    EXPECT_TRUE(hasLoaded(office().session().process(), "zhangfa.uno.so"));
}

TEST_F(OfficeTest, ServiceIsKnownByName) {
    const Reference<css::container::XContentEnumerationAccess> services(office().context()->getServiceManager(),
                                                                        UNO_QUERY_THROW);
    const auto found = services->createContentEnumeration(ascii("org.zhangfa.Zhangfa"));
    EXPECT_TRUE(found.is() && found->hasMoreElements());
}

TEST_F(OfficeTest, ANewDocumentIsStoredAndLoadedAgain) {
    const Model document = office().newDocument();
    const Reference<css::text::XTextDocument> writer(document, UNO_QUERY_THROW);
    writer->getText()->setString(fromUtf8("关于落实情况的报告"));
    for (const char* name : {"报告 1.odt", "报告 1.docx", "报告 1.doc"}) {
        office().store(document, scratch() / name);
        EXPECT_EQ(Office::text(office().load(scratch() / name)), "关于落实情况的报告") << name;
    }
}

TEST_F(OfficeTest, SpeaksChineseAndThinksOfChina) {
    const Reference<css::lang::XMultiServiceFactory> configuration(
        office().create("com.sun.star.configuration.ConfigurationProvider"), UNO_QUERY_THROW);
    const auto where = sequence<css::uno::Any>(
        {css::uno::Any(css::beans::NamedValue(ascii("nodepath"), css::uno::Any(ascii("/org.openoffice.Setup/L10N"))))});
    const Reference<css::container::XHierarchicalNameAccess> node(
        configuration->createInstanceWithArguments(ascii("com.sun.star.configuration.ConfigurationAccess"), where),
        UNO_QUERY_THROW);
    for (const char* name : {"ooLocale", "ooSetupSystemLocale"}) {
        rtl::OUString value;
        node->getByHierarchicalName(ascii(name)) >>= value;
        EXPECT_EQ(toUtf8(value), "zh-CN") << name;
    }
}

} // namespace
} // namespace zhangfa
