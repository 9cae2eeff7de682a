// sections/ID.md and sections/ID.json → Section, once both are read: fields looked up, blocks told from sentences.
#pragma once

#include "answers.h"
#include "located_json.h"
#include "section.h"
#include "source_text.h"

#include <map>
#include <optional>
#include <vector>

namespace zhangfa {

// Fields in the order of their file, found by id without a search.
class FieldSet {
public:
    void add(Field field);
    const Field* find(const FieldId& id) const; // null where there is none
    std::vector<Field> take() { return std::move(fields_); }

private:
    std::vector<Field> fields_;
    std::map<FieldId, std::size_t> index_;
};

// The fields every report shares, as far as they could be read.
struct SharedFields : FieldSet {
    bool complete = false; // false: library.json could not be read, so that a field may be unknown by its fault
};

// A formula of a template: it is checked once all fields are known.
struct FormulaUse {
    Formula formula;
    Place place;
    FormulaType wanted = FormulaType::number; // of its result
};

// A column whose cells name items of another list: that must be there.
struct AnswerUse {
    FieldId list;
    ColumnName answered;
    Place place;
};

struct ParsedSection {
    Section section;
    std::vector<FormulaUse> formulas;
    std::vector<std::pair<FieldId, Place>> foreignBlocks; // of an attachment: tables of other sections
    std::vector<AnswerUse> answers;
};

// What files a section has: its texts by their names ("": the full one), and its description. Null for a file that is
// missing or no JSON: what the others say is checked all the same.
struct SectionFilesRead {
    std::map<std::string, const SourceText*> texts;
    const LocatedJson* description = nullptr;
};

// Nothing where the section is of no use; the problems say why, or library.json's do.
std::optional<ParsedSection> parseSection(const SectionId& id, const SectionFilesRead& files,
                                          const SharedFields& shared, std::vector<Problem>& problems);

} // namespace zhangfa
