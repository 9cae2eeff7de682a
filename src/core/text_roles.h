// What every paragraph of an official document is: by its outline, and by what stands around it.
#pragma once

#include "outline.h"

#include <vector>

namespace zhangfa {

// Elements of GB/T 9704—2012, clause 7, in the order of a document.
enum class TextRole {
    copyNumber,     // 份号
    classification, // 密级和保密期限
    urgency,        // 紧急程度
    documentNumber, // 发文字号, and 签发人 on the same line
    signer,         // 签发人
    redHead,        // anything else above the title
    title,
    titleNote, // （试行）, a date or a name between title and text
    salutation,
    heading,
    body,
    attachmentNote,
    signature,
    date,
    note, // 附注
    attachmentMark,
    attachmentTitle,
    copies, // 抄送
    issued, // 印发机关 and date
    cell,
    aside, // in a header, footer, note or frame
};

struct ElementRole {
    TextRole role = TextRole::body;       // cell, for a table
    const OutlineItem* heading = nullptr; // the one that it begins with, if any; the outline's
    double confidence = 1;                // from 0 to 1
};

// The title of the table below it, or what stands beneath one: set by its author as it is to look.
bool isTableCaption(const Snapshot& snapshot, std::size_t element);

// One an element of the body. `outline` is this snapshot's.
std::vector<ElementRole> readTextRoles(const Snapshot& snapshot, const Outline& outline);

} // namespace zhangfa
