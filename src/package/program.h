// What makes a document of a row's values: the master's bytes in pieces, with places between them.
#pragma once

#include "package.h"
#include "zip_writer.h"

#include "core/edits.h"
#include "core/signature.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

// A paragraph's runs, or a table row's cells.
using BlockItem = std::vector<TextRun>;

// What the styles of a title or of the signature block are set to, in hundredths of a millimetre.
struct StylePlace {
    long left = 0, right = 0, above = 0;
    Adjust adjust = Adjust::centre;
    bool operator==(const StylePlace&) const = default;
};

// One document, by the program's fields, blocks and styles.
struct Filling {
    std::vector<std::string> texts;                            // as shown; "": the document has no such property
    std::vector<std::optional<std::vector<BlockItem>>> blocks; // nothing: as the master has it
    std::vector<StylePlace> styles;
};

// Pieces of one part, in order. Steps are an instruction each; jumps lead forward.
struct Step {
    enum class Kind : std::uint8_t {
        literal,    // `length` bytes of the pool from `at` on
        value,      // field `at`, escaped
        ifUnfilled, // else on at step `length`; of field `at`
        ifThere,    // likewise
        jump,       // to step `length`
        block,      // `at`
        styleLeft,  // of style `at`, as the format writes it
        styleRight,
        styleAbove,
        styleAdjust,
    };
    Kind kind = Kind::literal;
    std::uint32_t at = 0, length = 0;
};

// How one item of a block is written.
struct ItemPieces {
    // Around a text: in the block's own looks, and as an unfilled mark.
    struct Looks {
        std::string before, after, unfilledBefore, unfilledAfter;
    };
    struct Cell {
        std::string before, after;
        Looks looks;
    };
    std::string before, after; // bookmarks included
    Looks looks;               // of a paragraph
    std::vector<Cell> cells;   // of a table's row
};
struct BlockPieces {
    std::string original;          // what the master has
    std::vector<ItemPieces> items; // that the master has, at least one: an item that takes its place looks like it
    ItemPieces more;               // further ones
};

struct PartProgram {
    std::string name, pool;
    std::optional<PackedBeginning> beginning; // what all documents have before the first step
    std::vector<Step> steps;
};

// Of one master; not changed by writing, so that several threads may share it.
class Program {
public:
    // The whole file. `scratch` is kept from call to call.
    void write(const Filling& filling, Deflater& deflater, std::string& out, std::string& scratch) const;

    PackageFormat format = PackageFormat::odt;
    std::vector<FieldId> fields;     // that have a property, or may get one
    std::vector<FieldId> blocks;     // that can be filled
    std::vector<std::string> styles; // of titles and signature, by Writer's names

    // Made by compile.
    std::shared_ptr<const ZipArchive> archive;
    struct Entry {
        const ZipEntry* copied = nullptr; // the same in all documents: the archive's, or one of `own`
        std::size_t part = 0;             // else
    };
    struct Own { // differs from the archive's
        std::string packed;
        ZipEntry entry;
    };
    std::vector<std::unique_ptr<Own>> own;
    std::vector<Entry> entries;
    std::vector<PartProgram> parts;
    std::vector<BlockPieces> pieces; // by `blocks`

private:
    void run(const PartProgram& part, const Filling& filling, std::string& out) const;
    void writeItem(const ItemPieces& pieces, const BlockItem& item, std::string& out) const;
    void writeText(std::string_view text, const ItemPieces::Looks& looks, bool unfilled, std::string& out) const;
};

// Text for XML, between tags. Characters that XML has not are left out.
void appendEscaped(std::string& out, std::string_view text);

} // namespace zhangfa
