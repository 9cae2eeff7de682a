// What tests check documents with: the recogniser's sections, and the words that are shipped.
#pragma once

#include "outline_library.h"
#include "project_files.h"

namespace zhangfa {

inline const Library& checkLibrary() {
    static const Library library = [] {
        LoadedLibrary loaded{outlineLibrary(), {}};
        addWords(TemplateFolder(root / "templates"), loaded);
        return loaded.library;
    }();
    return library;
}

} // namespace zhangfa
