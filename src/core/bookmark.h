// Names of the bookmarks by which sections and blocks are known in a document.
//
// Word allows letters, digits and underscore, at most 40 characters; LibreOffice rewrites any other name when it saves
// DOCX. So '-' becomes '_' and '.' becomes '__': zf_political_work, zf_problems__items; a shared field's block is
// zf___remarks. The paragraph after a block carries zfe_problems__items, which ends the block.
#pragma once

#include "ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// Parts of a report that are no section, but are known in the same way: zf_title, zf_signature, …. No section of a
// library may have such an id. `notesPart`: the note of attachments (附件说明).
inline const SectionId noticePart{"notice"}, titlePart{"title"}, bylinePart{"byline"}, salutationPart{"salutation"},
    notesPart{"attachments"}, signaturePart{"signature"};
inline bool isPart(const SectionId& id) {
    return id == noticePart || id == titlePart || id == bylinePart || id == salutationPart || id == notesPart ||
           id == signaturePart;
}

std::string sectionBookmark(const SectionId& id);
std::string blockBookmark(const FieldId& id);
std::string blockEndBookmark(const FieldId& id);

enum class BookmarkKind { section, block, blockEnd };
struct BookmarkName {
    BookmarkKind kind;
    std::string id;    // of the section or field
    bool copy = false; // "zf_theory Copy 1", "zf_theory_Copy_1", "zf_theory 副本 1": Writer's names for a pasted copy
};
// Nothing for a bookmark that is not Zhangfa's.
std::optional<BookmarkName> parseBookmark(std::string_view name);

} // namespace zhangfa
