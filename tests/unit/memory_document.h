// A document in memory that edits are applied to, so that plans can be tested without an office.
#pragma once

#include "core/edits.h"
#include "core/snapshot.h"

#include <string>
#include <vector>

namespace zhangfa {

// Strict: an edit that a plan must not make (a place outside the document, a bookmark that is there already, a field
// without a property) throws std::logic_error.
class MemoryDocument {
public:
    Snapshot snapshot;

    MemoryDocument();
    explicit MemoryDocument(Snapshot initial);

    void apply(const Edits& edits);

    // What a user does: writes a paragraph of his own, changes a text, pastes a copy of elements behind themselves.
    void write(std::size_t before, const std::string& text, int outlineLevel = 0);
    void append(std::size_t index, const std::string& text);
    void retype(std::size_t index, const std::string& text); // its fields are lost
    void paste(std::size_t first, std::size_t count);
    void erase(std::size_t first, std::size_t count);

    std::vector<std::string> texts() const; // a line an element: label and text, cells by |
};

// A text with its fields by name, whatever they show: 集中学习{theory.sessions}次。 Tables by cells.
std::string masked(const BodyElement& element);
std::vector<std::string> masked(const Snapshot& snapshot);

} // namespace zhangfa
