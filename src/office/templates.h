// The library of sections and kinds: the extension's, the office's shared folder, the user's own.
#pragma once

#include "core/library.h"
#include "core/section_draft.h"

#include <com/sun/star/uno/XComponentContext.hpp>

namespace zhangfa {

// Read once, and again after they changed (followTemplates) or a section was saved. A reference stays good.
const Library& templates(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

// What is wrong with them; what it is in was left out. Good until the next call of followTemplates.
const std::vector<Problem>&
templateProblems(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

// Looks whether files of the office or the user changed, at most every two seconds.
void followTemplates(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context);

// Puts a section into the user's own folder (user/zhangfa/sections in the profile), whole or not at all. Throws a
// RefusalError where it cannot be written or would be no sound template.
void saveOwnSection(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context,
                    const SectionFiles& files);

} // namespace zhangfa
