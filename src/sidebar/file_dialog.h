// The office's own file dialogs.
#pragma once

#include "sidebar/widget.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zhangfa {

// A kind of file: what it is called, and its endings without the dot.
struct FileKind {
    std::string label;
    std::vector<std::string> endings;
};

// URL of the place, with the first ending; nothing where the user cancelled. It begins in `folder`, where that is not
// empty. `nameIn` proposes a name for a folder's URL: where another folder was chosen and the name left as it was, the
// one proposed there counts.
std::optional<std::string> askToSave(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind, const std::string& folder,
                                     const std::function<std::string(const std::string& folder)>& nameIn);
// URL of the file.
std::optional<std::string> askToOpen(const Context& context, const Window& parent, const std::string& title,
                                     const FileKind& kind);
// URL of a folder; it begins in `folder`, where that is not empty.
std::optional<std::string> askForFolder(const Context& context, const std::string& title, const std::string& folder);

} // namespace zhangfa
