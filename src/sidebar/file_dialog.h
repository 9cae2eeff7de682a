// The office's own file dialogs.
#pragma once

#include "sidebar/widget.h"

#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

// A kind of file: what it is called, and its endings without the dot.
struct FileKind {
    std::string label;
    std::vector<std::string> endings;
};

// URL of the place, with the first ending; nothing where the user cancelled.
std::optional<std::string> askToSave(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind, const std::string& name);
// URL of the file.
std::optional<std::string> askToOpen(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind);

} // namespace zhangfa
