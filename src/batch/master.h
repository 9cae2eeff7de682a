// A bound document as the form of many: what a row's values make of it.
#pragma once

#include "core/known.h"
#include "core/library.h"
#include "core/report.h"
#include "core/settle.h"
#include "package/compile.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace zhangfa {

// What one row makes.
struct RowTexts {
    std::vector<std::string> texts;                            // by Master::fields()
    std::vector<std::optional<std::vector<BlockItem>>> blocks; // by Master::blocks()
    // Of titles and signature, by Writer's names: as on a machine that has the format's fonts, in which a figure is
    // half an em wide.
    std::map<std::string, StylePlace> styles;
    // Empty: the master itself has all that is needed. Else which parts come or go, so that the same form is filled the
    // same way: Writer makes a master for each form, of the first row that needs it.
    std::string form;
    bool each = false; // no two documents are alike: Writer must make this one
};

class Master {
public:
    // Throws PackageError where the file cannot be used: it is not bound, somebody typed two values for one field, or
    // the direct engine cannot put in a value exactly. `library` must outlive it.
    Master(const Library& library, std::string bytes, int level = 1);

    const Program& program() const { return program_; }
    const Report& report() const { return report_; }
    const Values& values() const { return values_; } // as the document has them
    PackageFormat format() const { return program_.format; }
    // All that a row may have: values, lists, tables and long texts.
    std::vector<const Field*> allFields() const;
    const std::vector<const Field*>& fields() const { return fields_; } // no blocks
    const std::vector<const Field*>& blocks() const { return blocks_; }
    // Why a block cannot be filled directly: by its field. Rows with a value for it need Writer.
    const std::map<FieldId, Message>& obstacles() const { return obstacles_; }

    // What is kept from row to row, by each thread for itself.
    struct Scratch {
        Known known; // of the document, but for what the last row said
        std::vector<FieldId> changed;
    };
    // Values that are right (batch/row_values.h). Several threads may call it.
    RowTexts make(const Values& row, Scratch& scratch) const;
    RowTexts make(const Values& row) const;

    // The document of what `make` of this master, or of another one with the same fields, gave; for forms other than ""
    // only of a master of that form. `filling` and `scratch` are kept from call to call.
    struct Buffers {
        Filling filling;
        std::string scratch;
    };
    void write(const RowTexts& row, const Master& made, Deflater& deflater, std::string& out, Buffers& buffers) const;

private:
    struct Choice {
        const SectionParagraph* paragraph;
        const TextPart* part;
    };
    struct Block {
        std::vector<std::string> keys;    // of its rows, as the document has them
        std::vector<std::size_t> columns; // of a table: which column each cell has
        std::size_t first = 0, count = 0;
        std::vector<BlockItem> items{}; // as the document has them
    };

    void findChoices();
    void findBlocks();
    std::optional<Message> wordedByHand(const Field& field, const ReportBlock& block) const;
    std::string choicesOf(const Known& known, const std::vector<FieldId>& changed) const;
    void setText(RowTexts& made, std::size_t field, const boost::json::value& value, bool computed) const;
    std::vector<BlockItem> itemsOf(const Field& field, const Block& block, const boost::json::value& value) const;
    std::optional<std::vector<BlockItem>> blockOf(std::size_t index, const boost::json::value& value) const;
    std::map<std::string, std::string> changed(const RowTexts& row) const;
    void placeStyles(RowTexts& row) const;
    bool needsEdits(const RowTexts& row, const Known& known, const std::string& choices) const;

    const Library& library_;
    Snapshot snapshot_;                  // reconciled
    Snapshot placed_;                    // of it, what the titles' and the signature's styles depend on
    std::set<std::size_t> placedFields_; // by fields_
    Report report_;
    Values values_, last_;
    std::unique_ptr<ComputedValues> computed_;
    std::vector<const Field*> fields_, blocks_;
    std::set<FieldId> standing_; // shown somewhere in the document
    std::map<FieldId, std::size_t> fieldIndex_, blockIndex_;
    std::vector<std::string> texts_; // by fields_
    std::vector<Block> blockForms_;
    std::map<FieldId, Message> obstacles_;
    std::vector<SectionElements> elements_; // of sections, which choices_ point into
    std::vector<Choice> choices_;
    std::map<FieldId, std::vector<std::size_t>> choicesBy_; // by what they depend on
    std::string masterChoices_;
    bool placedByLayout_ = false; // it has an imprint
    bool arranged_ =
        false; // it has a red head, whose looks follow from its text; or attachments whose titles have fields
    std::map<std::string, StylePlace> masterStyles_;
    Program program_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, bool> known_; // choices, and whether they need edits
};

} // namespace zhangfa
