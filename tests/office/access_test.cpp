// Documents that must be left alone are shown as such, and stay as they are.
#include "office/report.h"

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/util/XCloseable.hpp>

#include <cstdlib>
#include <fstream>

namespace zhangfa {
namespace {

class AccessTo : public ReportTest {
protected:
    Model loadedWith(const std::filesystem::path& file,
                     const css::uno::Sequence<css::beans::PropertyValue>& arguments) {
        return {office().session().desktop()->loadComponentFromURL(fromUtf8("file://" + file.string()), ascii("_blank"),
                                                                   0, arguments),
                UNO_QUERY_THROW};
    }
    void expectLeftAlone(const Model& document, const char* access, const char* reason) {
        EXPECT_EQ(state(document).at("access").as_string(), access);
        const auto before = snapshot(document);
        EXPECT_EQ(refusal([&] { fill(document, R"({"theory.sessions": 3})"); }), reason);
        EXPECT_EQ(refusal([&] { api()->insert(document, ascii(R"({"section": "team"})")); }), reason);
        EXPECT_EQ(refusal([&] { api()->remove(document, ascii("theory")); }), reason);
        EXPECT_EQ(refusal([&] { api()->reconcile(document); }), reason);
        EXPECT_EQ(json::serialize(snapshot(document)), json::serialize(before));
    }
};

TEST_F(AccessTo, ANewReportIsEditable) {
    const Model document = newReport();
    EXPECT_EQ(state(document).at("access").as_string(), "editable");
}

TEST_F(AccessTo, AReadOnlyDocumentIsLeftAlone) {
    office().store(newReport(), scratch() / "a.odt");
    const Model document = loadedWith(scratch() / "a.odt",
                                      arguments({{"Hidden", css::uno::Any(true)}, {"ReadOnly", css::uno::Any(true)}}));
    expectLeftAlone(document, "read-only", "document.read-only");
    Reference<css::util::XCloseable>(document, UNO_QUERY_THROW)->close(true);
}

TEST_F(AccessTo, AnEncryptedDocumentIsLeftAlone) {
    const Model plain = newReport();
    const rtl::OUString url = fromUtf8("file://" + (scratch() / "a.odt").string());
    Reference<css::frame::XStorable>(plain, UNO_QUERY_THROW)
        ->storeToURL(url, arguments({{"FilterName", css::uno::Any(ascii("writer8"))},
                                     {"Password", css::uno::Any(ascii("secret"))}}));
    const Model document =
        loadedWith(scratch() / "a.odt",
                   arguments({{"Hidden", css::uno::Any(true)}, {"Password", css::uno::Any(ascii("secret"))}}));
    expectLeftAlone(document, "encrypted", "document.encrypted");
    Reference<css::util::XCloseable>(document, UNO_QUERY_THROW)->close(true);
}

TEST_F(AccessTo, AProtectedFormIsLeftAlone) {
    const Model document = newReport();
    const Reference<css::lang::XMultiServiceFactory> factory(document, UNO_QUERY_THROW);
    const Reference<css::beans::XPropertySet> settings(factory->createInstance(ascii("com.sun.star.document.Settings")),
                                                       UNO_QUERY_THROW);
    set(settings, "ProtectForm", true);
    expectLeftAlone(document, "protected", "document.protected");
}

// With a signature that does not hold: whether it does is not ours to judge.
TEST_F(AccessTo, ASignedDocumentIsLeftAlone) {
    const struct {
        const char *file, *part, *xml;
    } signatures[] = {
        {"a.odt", "META-INF/documentsignatures.xml",
         "<document-signatures xmlns='urn:oasis:names:tc:opendocument:xmlns:digitalsignature:1.0'/>"},
        {"a.docx", "_xmlsignatures/origin.sigs", ""},
    };
    for (const auto& signature : signatures) {
        office().store(newReport(), scratch() / signature.file);
        const auto part = scratch() / signature.part;
        std::filesystem::create_directories(part.parent_path());
        std::ofstream(part) << signature.xml;
        const std::string add = "cd '" + scratch().string() + "' && zip -q " + signature.file + " " + signature.part;
        ASSERT_EQ(std::system(add.c_str()), 0);
        expectLeftAlone(office().load(scratch() / signature.file), "signed", "document.signed");
    }
}

} // namespace
} // namespace zhangfa
