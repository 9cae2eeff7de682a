// A list or table: its rows in a grid, the selected row in editors beneath.
#pragma once

#include "sidebar/field_editor.h"

namespace zhangfa {

std::unique_ptr<FieldEditor> makeRowsEditor(Surface& surface, const Texts& texts, EditorEvents events);

} // namespace zhangfa
