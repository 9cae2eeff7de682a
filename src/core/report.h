// A document, understood: its kind, sections, blocks and values. In one that Zhangfa made they are known by bookmarks;
// in any other one, sections are recognised besides.
#pragma once

#include "field_table.h"
#include "library.h"
#include "outline.h"
#include "snapshot.h"
#include "values.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace zhangfa {

// Element positions count from 0 in Snapshot::body.
struct ReportSection {
    SectionId id;
    std::string title;                // the library's, or the document's own where the library lacks it
    std::size_t first = 0, count = 0; // extent, the heading included, the signature and attachments never
    std::string label;                // its heading's number as shown, "二、"
    bool copy = false;                // pasted: another one is the section of this id
    bool bound = true;                // known by its bookmark; else recognised
    double confidence = 1;            // of a recognised one, from 0 to 1
    std::optional<std::size_t> item;  // what begins it, in Report::outline
    std::string text;                 // which of the library's texts it was made of
    std::set<std::string> options;    // those of whose own fields one stands in the document
    bool attachment = false;          // stands behind the text, on pages of its own
    Stands stands = Stands::inText;
};

// A heading that begins none of the standard sections and stands where they do.
struct UnknownHeading {
    std::size_t element = 0;
    std::string label, text;
};

struct ReportBlock {
    FieldId field;
    std::size_t first = 0, count = 0;
    bool copy = false; // left alone
};

struct Report {
    std::optional<KindId> kind;          // nothing: Zhangfa did nothing in it yet
    bool made = false;                   // by Zhangfa: numbered and formatted by its styles
    Manner manner;                       // if it was
    Outline outline;                     // of a document that Zhangfa did not make; else empty
    std::vector<UnknownHeading> unknown; // in document order
    std::string kindTitle;               // the library's, or the one the document carries
    std::vector<ReportSection> sections; // in document order
    std::vector<ReportBlock> blocks;
    std::optional<std::size_t> title, byline, salutation, signature; // element of each (first, for the signature)
    std::optional<std::size_t> notes;                                // first element of the note of attachments
    std::size_t end =
        0; // where the last section ends at the latest: signature, closing words, attachments, or body's end
    FieldTable fields;       // that the document may hold: shared ones, then those of its sections; the library's
                             // description, or the one the document carries where the library lacks it
    std::set<FieldId> asked; // fields that stand in the text, or that a part of a sentence waits for

    std::set<FieldId> dormant; // fields of other texts of its sections than those that stand

    // Null where there is none. A section or block that is a copy is never found.
    const Field* field(const FieldId& id) const { return fields.find(id.value); }
    const ReportSection* section(const SectionId& id) const;
    const ReportBlock* block(const FieldId& id) const;
};

Report readReport(const Snapshot& snapshot, const Library& library);

// The same for many documents: what follows from the library alone is worked out once.
class ReportMemory;
class ReportReader {
public:
    explicit ReportReader(const Library& library); // must outlive it, and not change
    ~ReportReader();
    ReportReader(const ReportReader&) = delete;
    ReportReader& operator=(const ReportReader&) = delete;

    Report read(const Snapshot& snapshot);

private:
    std::unique_ptr<ReportMemory> memory_;
};

// The shared field that limits the text's characters.
inline const FieldId limitField{"limit"};

// Whether Zhangfa made the document: then its looks need not be read.
bool isMade(const std::map<std::string, std::string>& properties);

// Values of all of report.fields: properties for values, the text itself for blocks. Unfilled: null.
Values readValues(const Report& report, const Snapshot& snapshot);

// Names of the properties that are no value (kind, options, carried descriptions).
inline const std::string kindProperty = "zf._kind";
inline const std::string adoptedProperty = "zf._adopted"; // "1": somebody else made it, and Zhangfa has its part in it
inline const std::string mannerProperty = "zf._manner";   // as mannerName spells it; missing: the official one
inline const std::string formatProperty = "zf._format";   // id of the format it is set in; missing: the standard's
inline const std::string textProperty = "zf._text.";      // followed by a section's id: which text, if not the full one
inline const std::string lastProperty = "zf._last.";      // followed by 1, 2, …: values of last period's report
inline const std::string schemaProperty =
    "zf._schema."; // followed by 1, 2, …: 255 characters each, Word's limit for a text property

// A section and which of its texts.
struct SectionUse {
    SectionId id;
    std::string text;
};
// Properties that say so; those of the full text are taken out, if they are among `present`.
std::map<std::string, std::string> textProperties(const std::vector<SectionUse>& sections,
                                                  const std::map<std::string, std::string>& present);
std::string textOf(const std::map<std::string, std::string>& properties, const SectionId& section);

// Values of last period's report that the document keeps for comparison; whatever cannot be read is left out.
std::map<std::string, std::string> lastProperties(const Values& last,
                                                  const std::map<std::string, std::string>& present);
Values readLast(const std::map<std::string, std::string>& properties);

// What a document carries so that it can be filled on a machine that lacks its templates: titles of the kind and of
// `sections`, and descriptions of their fields without help and examples. As properties to set; unused further chunks
// are set to "" up to those in `present`.
std::map<std::string, std::string> carriedDescription(const Library& library, const Kind& kind,
                                                      const std::vector<SectionUse>& sections,
                                                      const std::map<std::string, std::string>& present);

} // namespace zhangfa
