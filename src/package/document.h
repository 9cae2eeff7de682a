// A document's XML and what it says, side by side.
#pragma once

#include "package.h"

#include "core/snapshot.h"

#include <pugixml.hpp>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

class DocxStyles;

// Where a bound field stands. Nodes belong to the document's parts.
struct FieldSpot {
    FieldId field;
    std::string part;      // which entry
    std::string shown;     // what the document shows there
    std::string paragraph; // the beginning of the text that it stands in, for messages
    // ODT: the field's element alone. DOCX: w:fldSimple alone; or all runs from the one that begins it to the one that
    // ends it.
    std::vector<pugi::xml_node> nodes;
    bool inCode = false; // DOCX: within another field's code: not in the snapshot
};

// An ODT or DOCX, read as Writer reads it: see DirectDocument::snapshot. What Writer makes of text that is neither
// body, table, header, footer, note nor frame is not known here.
struct DirectDocument {
    Package package;
    std::map<std::string, pugi::xml_document> parts;             // by entry
    Snapshot snapshot;                                           // names of tables are not Writer's
    std::vector<pugi::xml_node> elements;                        // of snapshot.body: a paragraph's or table's node
    std::vector<std::vector<std::vector<pugi::xml_node>>> cells; // of its tables, by the element's number; else empty
    std::vector<FieldSpot> fields;                               // in the order of the parts

    pugi::xml_document& part(const std::string& name) { return parts.at(name); }
    // Parsed where it is not yet. Throws PackageError.
    pugi::xml_document& load(const std::string& name);
};

// The styles of the DOCX that was read last: those of many documents are the same.
struct KnownStyles {
    std::string xml;
    std::shared_ptr<const DocxStyles> styles;
};

// `withLooks`: as readSnapshot in src/office has them, with labels of numbered paragraphs. Where `known` is given,
// nobody wants more than the snapshot: a DOCX's styles are not among the parts, and its fields not listed. Throws
// PackageError.
std::unique_ptr<DirectDocument> openDocument(std::string bytes, bool withLooks = false, KnownStyles* known = nullptr);

// The same in steps; for tests.
void readDocx(DirectDocument& document, bool withLooks, KnownStyles* known = nullptr);
void readOdt(DirectDocument& document, bool withLooks);

} // namespace zhangfa
