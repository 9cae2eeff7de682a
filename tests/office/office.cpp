// The office in which tests run: resident, headless, with the real extension in a private profile under the build
// folder.
#include "office/office.h"

#include "office/built_office.h"
#include "officeclient/file_url.h"

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/XMultiComponentFactory.hpp>

#include <map>
#include <stdexcept>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

const fs::path buildFolder = ZHANGFA_BUILD_DIR;

std::unique_ptr<Office>& current() {
    static std::unique_ptr<Office> office;
    return office;
}

} // namespace

Office::Office() : session_(builtOffice(buildFolder)) {}

Reference<css::uno::XInterface> Office::create(const char* serviceName) {
    return context()->getServiceManager()->createInstanceWithContext(ascii(serviceName), context());
}

Reference<org::zhangfa::XZhangfa> Office::service() { return {create("org.zhangfa.Zhangfa"), UNO_QUERY_THROW}; }

Model Office::remember(const Model& document) {
    if (document.is()) {
        open_.push_back(document);
    }
    return document;
}

void Office::closeAll() {
    for (const Model& document : open_) {
        closeDocument(document);
    }
    open_.clear();
}

void Office::store(const Model& document, const fs::path& file) {
    static const std::map<std::string, const char*> filters = {
        {".odt", "writer8"},           {".fodt", "OpenDocument Text Flat XML"},
        {".docx", "MS Word 2007 XML"}, {".doc", "MS Word 97"},
        {".rtf", "Rich Text Format"},  {".pdf", "writer_pdf_Export"},
    };
    const Reference<css::frame::XStorable> storable(document, UNO_QUERY_THROW);
    storable->storeToURL(fromUtf8(fileUrl(file)),
                         arguments({{"FilterName", css::uno::Any(ascii(filters.at(file.extension())))},
                                    {"NoThumbnail", css::uno::Any(true)}}));
}

std::string Office::text(const Model& document) {
    const Reference<css::text::XTextDocument> writer(document, UNO_QUERY_THROW);
    return toUtf8(writer->getText()->getString());
}

Office& OfficeTest::office() {
    if (!current() || !current()->session().runs()) {
        current().reset();
        current() = std::make_unique<Office>();
    }
    return *current();
}

void OfficeTest::stopOffice() { current().reset(); }

const fs::path& OfficeTest::scratch() {
    if (scratch_.empty()) {
        const testing::TestInfo* test = testing::UnitTest::GetInstance()->current_test_info();
        scratch_ = buildFolder / "scratch" / (std::string(test->test_suite_name()) + "." + test->name());
        fs::remove_all(scratch_);
        fs::create_directories(scratch_);
    }
    return scratch_;
}

fs::path OfficeTest::source(const std::string& path) { return fs::path(ZHANGFA_SOURCE_DIR) / path; }

void OfficeTest::TearDown() {
    if (!current() || !current()->session().runs()) {
        ADD_FAILURE() << "the office died in this test";
        return;
    }
    current()->closeAll();
    if (!HasFailure()) {
        fs::remove_all(scratch_);
    }
}

} // namespace zhangfa
