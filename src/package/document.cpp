// Opens ODT and DOCX.
#include "document.h"

namespace zhangfa {

std::unique_ptr<DirectDocument> openDocument(std::string bytes, bool withLooks) {
    auto document = std::make_unique<DirectDocument>();
    document->package = openPackage(std::move(bytes));
    if (document->package.format == PackageFormat::docx) {
        readDocx(*document, withLooks);
    } else {
        readOdt(*document, withLooks);
    }
    return document;
}

} // namespace zhangfa
