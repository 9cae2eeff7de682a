// A report as it is printed: from the document itself, and from the file of Word's that is made of it.
#include "geometry/printed.h"

namespace zhangfa {

std::vector<PdfPage> PrintedTest::print(const Model& document) {
    office().store(document, scratch() / "printed.pdf");
    return readPdf(scratch() / "printed.pdf");
}

Model PrintedTest::reopened(const Model& document, const char* ending) {
    const auto file = scratch() / (std::string("reopened") + ending);
    office().store(document, file);
    const Model again = office().load(file);
    api()->reconcile(again); // as the deck does
    return again;
}

} // namespace zhangfa
