// The library of sections and kinds: the extension's, the office's shared folder, the user's own.
#include "office/templates.h"

#include "core/layered_files.h"
#include "core/template_folder.h"
#include "office/refusal.h"
#include "uno/configuration.h"
#include "uno/extension_folder.h"
#include "uno/properties.h"

#include <com/sun/star/util/PathSubstitution.hpp>
#include <osl/file.hxx>

#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>

namespace zhangfa {

namespace fs = std::filesystem;
namespace css = com::sun::star;
using Context = css::uno::Reference<css::uno::XComponentContext>;

namespace {

fs::path systemPath(const rtl::OUString& url) {
    rtl::OUString path;
    return osl::FileBase::getSystemPathFromFileURL(url, path) == osl::FileBase::E_None ? fs::path(toUtf8(path))
                                                                                       : fs::path();
}

fs::path userFolder(const Context& context) {
    const auto paths = css::util::PathSubstitution::create(context);
    return systemPath(paths->substituteVariables(ascii("$(user)/zhangfa"), true));
}

// A folder that an office shares, set by its administrator or by hand (Tools ▸ Options ▸ Advanced): a URL or a path.
fs::path sharedFolder(const Context& context) {
    try {
        rtl::OUString folder;
        configuration(context, "org.zhangfa.Options/Library")->getByName(ascii("SharedFolder")) >>= folder;
        return folder.startsWith("file:") ? systemPath(folder) : fs::path(toUtf8(folder));
    } catch (const css::uno::Exception&) {
        return {}; // an office that was never told of one
    }
}

std::vector<std::unique_ptr<const Library>>& loaded() {
    static std::vector<std::unique_ptr<const Library>> all; // the last one counts
    return all;
}

std::mutex& loading() {
    static std::mutex mutex;
    return mutex;
}

void load(const Context& context) {
    const TemplateFolder shipped(extensionFolder(context) + "/templates");
    const TemplateFolder shared(sharedFolder(context)), own(userFolder(context));
    std::vector<const TemplateFiles*> further;
    if (!sharedFolder(context).empty()) {
        further.push_back(&shared);
    }
    further.push_back(&own);
    loaded().push_back(std::make_unique<const Library>(loadLayers(shipped, further).library));
}

void write(const fs::path& file, const std::string& content) {
    const fs::path beside = file.string() + ".part";
    std::ofstream stream(beside, std::ios::binary);
    if (!(stream << content).flush()) {
        std::error_code ignored;
        fs::remove(beside, ignored);
        refuse("draft.cannot-write", {file.string()});
    }
    stream.close();
    fs::rename(beside, file);
}

} // namespace

const Library& templates(const Context& context) {
    const std::lock_guard<std::mutex> lock(loading());
    if (loaded().empty()) {
        load(context);
    }
    return *loaded().back();
}

void saveOwnSection(const Context& context, const SectionFiles& files) {
    const fs::path folder = userFolder(context) / "sections";
    const fs::path text = folder / (files.id.value + ".md"), description = folder / (files.id.value + ".json");
    try {
        fs::create_directories(folder);
        write(text, files.text);
        write(description, files.description);
    } catch (const fs::filesystem_error& error) {
        std::error_code ignored;
        fs::remove(text, ignored);
        refuse("draft.cannot-write", {error.path1().string()});
    } catch (...) {
        std::error_code ignored;
        fs::remove(text, ignored);
        throw;
    }
    {
        const std::lock_guard<std::mutex> lock(loading());
        load(context);
    }
    if (templates(context).section(files.id) == nullptr) { // what was written is of no use: better none
        std::error_code ignored;
        fs::remove(text, ignored);
        fs::remove(description, ignored);
        refuse("draft.unsound", {});
    }
}

} // namespace zhangfa
