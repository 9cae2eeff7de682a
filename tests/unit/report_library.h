// A small library with one of everything, for tests of plans: options, a list, a table, a long text, every type of
// value.
#pragma once

#include "core/library.h"

namespace zhangfa {

const Library& reportLibrary();

} // namespace zhangfa
