// Reads a document into plain values.
#pragma once

#include "core/snapshot.h"
#include "office/document.h"

namespace zhangfa {

// Looks are read where they are wanted, and in documents that Zhangfa did not make: that takes longer.
Snapshot readSnapshot(const Document& document, bool withLooks = false);

} // namespace zhangfa
