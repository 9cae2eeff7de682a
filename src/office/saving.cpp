// Copies on disk: whole or not at all, in the format that the ending names.
#include "office/saving.h"

#include "office/refusal.h"
#include "uno/properties.h"

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/io/IOException.hpp>
#include <osl/file.hxx>

#include <algorithm>
#include <cctype>

namespace zhangfa {

namespace {

struct Format {
    const char* ending;
    const char* filter;
};
constexpr Format formats[] = {
    {"odt", "writer8"},           {"docx", "MS Word 2007 XML"},           {"doc", "MS Word 97"},
    {"pdf", "writer_pdf_Export"}, {"fodt", "OpenDocument Text Flat XML"},
};

const Format& formatOf(const std::string& url) {
    std::string ending = url.substr(url.rfind('.') + 1);
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto* found = std::ranges::find_if(formats, [&](const Format& format) { return ending == format.ending; });
    if (found == std::end(formats)) {
        refuse("save.unknown-format", {ending});
    }
    return *found;
}

std::string readable(const rtl::OUString& url) {
    rtl::OUString path;
    return toUtf8(osl::FileBase::getSystemPathFromFileURL(url, path) == osl::FileBase::E_None ? path : url);
}

// Writer would make a missing folder.
bool hasFolder(const rtl::OUString& url) {
    osl::DirectoryItem folder;
    osl::FileStatus status(osl_FileStatus_Mask_Type);
    return osl::DirectoryItem::get(url.copy(0, url.lastIndexOf('/')), folder) == osl::FileBase::E_None &&
           folder.getFileStatus(status) == osl::FileBase::E_None && status.getFileType() == osl::FileStatus::Directory;
}

} // namespace

void saveCopy(const Document& document, const std::string& url) {
    const Format& format = formatOf(url);
    const rtl::OUString target = fromUtf8(url);
    const Reference<css::frame::XStorable> storable(document.model, UNO_QUERY_THROW);
    if (storable->hasLocation() && storable->getLocation() == target) {
        refuse("save.own-file", {readable(target)});
    }
    writeWhole(url, [&](const rtl::OUString& beside) {
        // The blank page before 版记, which Writer makes by itself, is printed as well.
        const auto pages = arguments({{"IsSkipEmptyPages", css::uno::Any(false)}});
        storable->storeToURL(beside, arguments({{"FilterName", css::uno::Any(ascii(format.filter))},
                                                {"FilterData", css::uno::Any(pages)},
                                                {"NoThumbnail", css::uno::Any(true)},
                                                {"Overwrite", css::uno::Any(true)}}));
    });
}

void writeWhole(const std::string& url, const std::function<void(const rtl::OUString& beside)>& write) {
    const rtl::OUString target = fromUtf8(url), beside = target + ascii(".zhangfa-part");
    if (!hasFolder(target)) {
        refuse("save.failed", {readable(target)});
    }
    try {
        write(beside);
    } catch (const css::io::IOException&) {
        osl::File::remove(beside);
        refuse("save.failed", {readable(target)});
    }
    if (osl::File::move(beside, target) != osl::FileBase::E_None) {
        osl::File::remove(beside);
        refuse("save.failed", {readable(target)});
    }
}

} // namespace zhangfa
