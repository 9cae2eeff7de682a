// A report under test: the public API's JSON, read into values.
#include "office/report.h"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/text/XTextDocument.hpp>

#include <fstream>

namespace zhangfa {

namespace {

Reference<css::document::XUndoManager> undoManager(const Model& document) {
    return Reference<css::document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager();
}

} // namespace

Reference<css::text::XText> bodyOf(const Model& document) {
    return Reference<css::text::XTextDocument>(document, UNO_QUERY_THROW)->getText();
}

Reference<css::text::XTextContent> elementAt(const Model& document, std::size_t index) {
    const auto all =
        Reference<css::container::XEnumerationAccess>(bodyOf(document), UNO_QUERY_THROW)->createEnumeration();
    while (index-- > 0) {
        all->nextElement();
    }
    return {all->nextElement(), UNO_QUERY_THROW};
}

Reference<css::text::XTextContent> makeContent(const Model& document, const char* service) {
    const Reference<css::lang::XMultiServiceFactory> factory(document, UNO_QUERY_THROW);
    return {factory->createInstance(ascii(service)), UNO_QUERY_THROW};
}

Model ReportTest::newReport(const std::string& values) {
    const Model document = office().newDocument();
    api()->create(document, fromUtf8(R"({"kind": "situation-report", "values": )" + values + "}"));
    return document;
}

Model ReportTest::fullReport() {
    json::array all;
    const auto kinds = parse(api()->kinds());
    for (const auto& kind : kinds.as_array()) {
        if (kind.at("id") == "situation-report") {
            for (const auto& section : kind.at("sections").as_array()) {
                const std::string_view id = section.at("id").as_string();
                if (id != "red-head" && id != "note" && id != "imprint") { // the sample has no values for them
                    all.push_back(section.at("id"));
                }
            }
        }
    }
    const json::object request{{"kind", "situation-report"},
                               {"sections", all},
                               {"values", json::parse(read(source("samples/situation-report.json")))}};
    const Model document = office().newDocument();
    api()->create(document, fromUtf8(json::serialize(request)));
    return document;
}

std::vector<std::string> ReportTest::sections(const Model& document) {
    std::vector<std::string> ids;
    const auto state = this->state(document);
    for (const auto& section : state.at("sections").as_array()) {
        if (section.at("present").as_bool()) {
            ids.emplace_back(section.at("id").as_string());
        }
    }
    return ids;
}

std::vector<std::string> ReportTest::headings(const Model& document) {
    std::vector<std::string> texts;
    const auto snapshot = this->snapshot(document);
    for (const auto& element : snapshot.at("body").as_array()) {
        const auto* level = element.as_object().if_contains("level");
        if (level != nullptr && *level == 1) {
            texts.push_back(std::string(element.at("label").as_string()) + std::string(element.at("text").as_string()));
        }
    }
    return texts;
}

void ReportTest::undo(const Model& document) { undoManager(document)->undo(); }
void ReportTest::redo(const Model& document) { undoManager(document)->redo(); }

std::vector<std::string> ReportTest::undoTitles(const Model& document) {
    const auto all = undoManager(document)->getAllUndoActionTitles();
    std::vector<std::string> titles;
    for (sal_Int32 i = 0; i < all.getLength(); ++i) {
        titles.push_back(toUtf8(all[i]));
    }
    return titles;
}

std::string ReportTest::read(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

} // namespace zhangfa
