// A report as it is printed: from the document itself, and from the file of Word's that is made of it.
#pragma once

#include "geometry/pdf_pages.h"
#include "office/report.h"

namespace zhangfa {

class PrintedTest : public ReportTest {
protected:
    std::vector<PdfPage> print(const Model& document);
    // Stored by Writer as this ending says, and opened again.
    Model reopened(const Model& document, const char* ending);
};

} // namespace zhangfa
