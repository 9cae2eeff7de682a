// The section library and the kinds of report, loaded and checked as a whole.
#pragma once

#include "format.h"
#include "manner.h"
#include "message.h"
#include "section.h"
#include "word_list.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

enum class Need { required, recommended, optional };

struct KindSection {
    SectionId id;
    Need need = Need::optional;
    std::string text{};                 // which of its texts; empty: the full one
    std::vector<std::string> options{}; // put in beside those by default
};

// 印发通知: what issues a plan, measures or rules; the text issued follows on a new page.
struct Notice {
    std::vector<Inline> heading, salutation;
    std::vector<std::vector<Inline>> text, signature; // a paragraph each
};

struct Kind {
    KindId id;
    std::string title;
    std::string document; // the legal document type: 报告, 通知, …
    std::vector<Inline> heading, salutation, file;
    std::vector<std::vector<Inline>> byline; // below the heading, a line each
    std::optional<Notice> notice;
    Manner manner;
    std::vector<std::vector<Inline>> signature; // a line each
    bool sealed = true;                         // unless the document says otherwise; a person's name never is
    std::vector<FieldId> fields;                // shared fields, in the form's order
    std::vector<KindSection> sections;          // in document order
};

// A section that reports may have and the library has no text for: only recognised.
struct StandardHeading {
    SectionId id;
    std::string title;
    std::vector<std::string> words;
};

struct Library {
    std::vector<SectionId> order; // ranks all sections and headings
    std::vector<StandardHeading> headings;
    std::vector<Field> fields; // shared by all kinds
    std::map<SectionId, Section> sections;
    std::map<KindId, Kind> kinds;
    std::vector<KindId> kindOrder;         // all of them, as they are offered
    std::map<std::string, Format> formats; // by id
    WordList confusables;                  // words often mistaken for others
    WordList designations;                 // names that are superseded or not whole

    // Null where the library has none of that name.
    const Field* field(const FieldId& id) const;
    const Section* section(const SectionId& id) const;
    const Kind* kind(const KindId& id) const;
    // The national standard's where there is none of that name.
    const Format& format(const std::string& id) const;
};

// The door to files: paths are relative to the templates' folder, with '/'.
struct TemplateFiles {
    virtual ~TemplateFiles() = default;
    // Names of files directly in `folder` ("sections", "kinds"), sorted; empty where there is no such folder.
    virtual std::vector<std::string> list(const std::string& folder) const = 0;
    // Nothing where there is no such file; throws std::system_error where it cannot be read.
    virtual std::optional<std::string> read(const std::string& path) const = 0;
};

struct LoadedLibrary {
    Library library;               // what could be used: a broken section or kind is left out
    std::vector<Problem> problems; // all of them, by file, then line
};

LoadedLibrary loadLibrary(const TemplateFiles& files);

// words/*.txt of the files, added to those of the library.
void addWords(const TemplateFiles& files, LoadedLibrary& to);

// All values a kind asks for, as one JSON Schema (draft 2020-12) of type object; `kind` must be in the library.
boost::json::object valuesSchema(const Library& library, const Kind& kind);

// How the kind has the section; as by default where it does not list it.
KindSection entryOf(const Kind& kind, const SectionId& id);

// The kind's own fields, then those of its sections, in document order, each once.
std::vector<const Field*> fieldsOf(const Library& library, const Kind& kind);

} // namespace zhangfa
