// The office in which tests run: resident, headless, with the real extension in a private profile under the build
// folder.
//
//   TEST_F(OfficeTest, FillsAValueEverywhere) {
//       const auto document = office().newDocument();
//       office().service()->create(document, fromUtf8(R"({"kind": "situation-report"})"));
//       ...
//       office().store(document, scratch() / "a.docx");
//       const auto again = office().load(scratch() / "a.docx");
//   }
//
// Documents are closed after each test. A test in which the office dies fails, the next one gets a new office.
#pragma once

#include "officeclient/documents.h"
#include "officeclient/session.h"
#include "uno/properties.h"
#include "uno/strings.h"

#include <com/sun/star/text/XTextDocument.hpp>
#include <gtest/gtest.h>
#include <org/zhangfa/Refused.hpp>
#include <org/zhangfa/XZhangfa.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

namespace css = com::sun::star;
using css::uno::Reference;
using css::uno::UNO_QUERY;
using css::uno::UNO_QUERY_THROW;

class Office {
public:
    Office();

    Session& session() { return session_; }
    Reference<css::uno::XComponentContext> context() { return session_.context(); }

    // A service of the office by its name; null where there is none of that name.
    Reference<css::uno::XInterface> create(const char* serviceName);
    Reference<org::zhangfa::XZhangfa> service();

    // Hidden; closed after the test. A file that cannot be loaded gives null.
    Model newDocument() { return remember(newHidden(session_.desktop())); }
    Model load(const std::filesystem::path& file) { return remember(loadHidden(session_.desktop(), file)); }
    void closeAll();

    // By Writer itself (not by Zhangfa), the format by the ending: odt, fodt, docx, doc, rtf, pdf.
    void store(const Model& document, const std::filesystem::path& file);

    // The whole body text, paragraphs separated by line feeds.
    static std::string text(const Model& document);

private:
    Model remember(const Model& document);

    Session session_;
    std::vector<Model> open_;
};

class OfficeTest : public testing::Test {
public:
    static Office& office();
    static void stopOffice();

    // An empty folder, for this test only.
    const std::filesystem::path& scratch();
    // A file of the repository: "samples/situation-report.json".
    static std::filesystem::path source(const std::string& path);

protected:
    void SetUp() override { ASSERT_NO_THROW(office()) << "the office does not start"; }
    void TearDown() override;

private:
    std::filesystem::path scratch_;
};

} // namespace zhangfa
