// The library of sections and kinds, read once from the extension's folder.
#include "office/templates.h"

#include "core/template_folder.h"
#include "uno/extension_folder.h"

namespace zhangfa {

const Library& templates(const com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>& context) {
    static const Library library = loadLibrary(TemplateFolder(extensionFolder(context) + "/templates")).library;
    return library;
}

} // namespace zhangfa
