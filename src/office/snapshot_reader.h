// Reads a document into plain values.
#pragma once

#include "core/snapshot.h"
#include "office/document.h"

namespace zhangfa {

Snapshot readSnapshot(const Document& document);

} // namespace zhangfa
