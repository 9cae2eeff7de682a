// The example for Basic macros in docs/api.md does what it says.
#include "office/report.h"

#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/document/MacroExecMode.hpp>
#include <com/sun/star/script/XLibraryContainer.hpp>
#include <com/sun/star/script/provider/XScriptProviderSupplier.hpp>
#include <com/sun/star/util/XCloseable.hpp>

namespace zhangfa {
namespace {

using Macro = ReportTest;

std::string exampleIn(const std::string& text, const std::string& language) {
    const std::string fence = "```" + language + "\n";
    const std::size_t start = text.find(fence) + fence.size();
    return text.substr(start, text.find("```", start) - start);
}

TEST_F(Macro, BasicExampleFillsAValue) {
    const Model document(
        office().session().desktop()->loadComponentFromURL(
            ascii("private:factory/swriter"), ascii("_blank"), 0,
            arguments({{"Hidden", css::uno::Any(true)},
                       {"MacroExecutionMode", css::uno::Any(css::document::MacroExecMode::ALWAYS_EXECUTE_NO_WARN)}})),
        UNO_QUERY_THROW);
    api()->create(document, fromUtf8(R"({"kind": "situation-report"})"));
    const auto libraries = get<Reference<css::script::XLibraryContainer>>(
        Reference<css::beans::XPropertySet>(document, UNO_QUERY_THROW), "BasicLibraries");
    if (!libraries->hasByName(ascii("Standard"))) {
        libraries->createLibrary(ascii("Standard"));
    }
    libraries->loadLibrary(ascii("Standard"));
    const Reference<css::container::XNameContainer> modules(libraries->getByName(ascii("Standard")), UNO_QUERY_THROW);
    modules->insertByName(ascii("Example"), css::uno::Any(fromUtf8(exampleIn(read(source("docs/api.md")), "basic"))));

    const auto scripts =
        Reference<css::script::provider::XScriptProviderSupplier>(document, UNO_QUERY_THROW)->getScriptProvider();
    const auto script =
        scripts->getScript(ascii("vnd.sun.star.script:Standard.Example.FillSessions?language=Basic&location=document"));
    css::uno::Sequence<sal_Int16> indices;
    css::uno::Sequence<css::uno::Any> results;
    script->invoke(css::uno::Sequence<css::uno::Any>(), indices, results);

    EXPECT_EQ(value(document, "theory.sessions"), "12");
    Reference<css::util::XCloseable>(document, UNO_QUERY_THROW)->close(true);
}

} // namespace
} // namespace zhangfa
