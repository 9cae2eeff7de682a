// Opens and closes documents in an office of our own, where nobody sees them.
#pragma once

#include <com/sun/star/frame/XDesktop2.hpp>
#include <com/sun/star/frame/XModel.hpp>

#include <filesystem>

namespace zhangfa {

using Desktop = com::sun::star::uno::Reference<com::sun::star::frame::XDesktop2>;
using Model = com::sun::star::uno::Reference<com::sun::star::frame::XModel>;

Model newHidden(const Desktop& desktop);

// Null where the office could make nothing of the file. No macro of it runs, no link of it is followed.
Model loadHidden(const Desktop& desktop, const std::filesystem::path& file);

// Changes that were not stored are lost; a document that is gone already is no error.
void closeDocument(const Model& document);

} // namespace zhangfa
