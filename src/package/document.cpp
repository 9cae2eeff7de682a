// Opens ODT and DOCX.
#include "document.h"

#include "xml_part.h"

namespace zhangfa {

pugi::xml_document& DirectDocument::load(const std::string& name) {
    const auto known = parts.find(name);
    return known != parts.end() ? known->second : parts.emplace(name, parsePart(package, name)).first->second;
}

std::unique_ptr<DirectDocument> openDocument(std::string bytes, bool withLooks, KnownStyles* known) {
    auto document = std::make_unique<DirectDocument>();
    document->package = openPackage(std::move(bytes));
    if (document->package.format == PackageFormat::docx) {
        readDocx(*document, withLooks, known);
    } else {
        readOdt(*document, withLooks);
    }
    return document;
}

} // namespace zhangfa
