// Verbs that need no office: they ask the library only.
#pragma once

#include "cli/call.h"
#include "cli/resources.h"
#include "cli/speech.h"
#include "core/library.h"

namespace zhangfa {

// The library of the extension. Its problems are complained of, and what is broken is left out.
Library openLibrary(const Resources& resources, const Texts& texts);

// Throws Failure naming the kinds there are.
const Kind& requireKind(const Library& library, const std::string& id, const Texts& texts);

void listKinds(const Library& library, const Call& call);
void listSections(const Library& library, const Call& call, const Texts& texts);
void showFields(const Library& library, const Call& call, const Texts& texts);
// A library, or an office's own folder beside the shipped one.
Status checkTemplates(const Call& call, const Resources& resources, const Texts& texts);

} // namespace zhangfa
