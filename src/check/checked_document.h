// A document as the rules see it: every text with its characters, what it is, and what in it no rule may touch.
#pragma once

#include "check/check.h"
#include "core/outline.h"
#include "core/report.h"
#include "core/text_roles.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// One paragraph, or one cell of a table. Positions in it count characters.
class CheckedText {
public:
    TextPlace place;
    TextRole role = TextRole::body;
    const DocumentParagraph* paragraph = nullptr; // null for a cell
    const OutlineItem* heading = nullptr;         // the one that it begins with, if any
    std::wstring text;                            // a wide character is a code point here
    std::wstring signs;                           // the different ones of its characters that are no Han, sorted

    bool has(std::wstring_view any) const { return signs.find_first_of(any) != std::wstring::npos; }
    // Web addresses, times, decimals, standard numbers, code: punctuation in them is their own.
    bool isProtected(std::size_t begin, std::size_t end) const;
    // A bound field shows it: only the form may change it.
    bool isBound(std::size_t begin, std::size_t end) const;
    std::wstring_view characters() const { return text; }
    bool empty() const { return text.empty(); }

    std::vector<bool> guarded, bound; // one a character; empty: none
};

CheckedText checkedText(TextPlace place, TextRole role, std::string_view text, const DocumentParagraph* paragraph);

// What the text itself says it is, by the last word of its title.
enum class DocumentType { unknown, report, request, notice, letter, plan, rules, statement };

// What rules on one text may know of the rest.
struct Surroundings {
    const Library* library = nullptr; // not owned
    DocumentType type = DocumentType::unknown;
    bool upward = false;
    bool operator==(const Surroundings&) const = default;
};

class CheckedDocument {
public:
    CheckedDocument(const Snapshot& snapshot, const Library& library, const CheckSettings& settings);

    const Snapshot& snapshot;
    const Library& library;
    const CheckSettings& settings;
    Report report;
    Outline outline;
    std::vector<CheckedText> texts;  // in document order; empty paragraphs, too
    std::vector<CheckedText> asides; // of Snapshot::parts
    DocumentType type = DocumentType::unknown;
    std::u32string title;
    std::optional<int> year;   // it reports on
    bool upward = false;       // to a superior
    bool workingPaper = false; // 述职报告, 汇报: neither red head nor imprint
    bool numbered = false;     // has a document number, so it is issued officially
    Values values;             // the document's own, else those of the unit

    Surroundings surroundings() const { return {&library, type, upward}; }
    // The first of a role; null: none.
    const CheckedText* first(TextRole role) const;
    std::wstring value(const char* field) const; // text of a value; empty: unknown

private:
    void readRoles();
    void readAsides();
    void readValues();
    void readType();
};

bool isHan(wchar_t character);
bool isDigit(wchar_t character); // 0 to 9
bool isLatin(wchar_t character); // a letter of ASCII
// Without spaces at both ends; a part of the text even if nothing is left.
std::wstring_view bare(std::wstring_view text);
std::wstring wide(std::string_view text);
std::string narrow(std::wstring_view text);

// One flag a character: belongs to something whose punctuation is its own. Empty where nothing does.
std::vector<bool> guardedIn(std::wstring_view text);

} // namespace zhangfa
