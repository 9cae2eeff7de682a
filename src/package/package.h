// An ODT or DOCX file, opened without an office.
#pragma once

#include "package_error.h"
#include "zip_archive.h"

#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

enum class PackageFormat { odt, docx };

// Names of its entries; empty where it has none.
struct PackageParts {
    std::string body;                 // content.xml; word/document.xml
    std::string styles;               // styles.xml; word/styles.xml
    std::string properties;           // meta.xml; docProps/custom.xml
    std::string numbering;            // of DOCX
    std::string footnotes, endnotes;  // of DOCX
    std::vector<std::string> headers; // of DOCX: headers and footers, in the order of their relationships
};

struct Package {
    PackageFormat format = PackageFormat::odt;
    std::unique_ptr<ZipArchive> archive;
    PackageParts parts;
};

// Throws PackageError with the reason where the file is neither ODT nor DOCX, encrypted, signed, or has macros in it;
// and what ZipArchive throws.
Package openPackage(std::string bytes);

} // namespace zhangfa
