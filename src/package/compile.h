// From a bound document to the program that makes others like it.
#pragma once

#include "document.h"
#include "program.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace zhangfa {

// A long text, list or table where it stands, as elements of the snapshot's body.
struct BlockPlace {
    FieldId field;
    std::size_t first = 0, count = 0;
    bool plain = false; // further paragraphs have the style alone; else all that the first one has
};

struct CompileTask {
    std::vector<FieldId> fields;     // values that are no blocks
    std::vector<BlockPlace> blocks;  // copies left out
    std::vector<std::string> styles; // that follow from what stands in them; those that the document lacks are left out
};

struct Compiled {
    Program program;
    // Blocks that can be left as they are, but not be filled: why.
    std::map<FieldId, Message> obstacles;
    // What the styles of program.styles are set to in the document.
    std::vector<StylePlace> styles;
};

// Throws PackageError where a value cannot be put in exactly as Writer would: it names part and paragraph.
Compiled compile(std::unique_ptr<DirectDocument> document, const CompileTask& task, int level);

} // namespace zhangfa
