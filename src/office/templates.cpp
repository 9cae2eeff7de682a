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

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <tuple>

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

// What tells that a file changed, of all files that may be templates.
using Stamp = std::vector<std::tuple<std::string, fs::file_time_type, std::uintmax_t>>;

Stamp stampOf(const std::vector<fs::path>& folders) {
    Stamp stamp;
    std::error_code error;
    for (const fs::path& folder : folders) {
        for (const char* const part : {"sections", "kinds", "formats", "words"}) {
            for (fs::directory_iterator at(folder / part, error), end; !error && at != end; at.increment(error)) {
                std::error_code ignored;
                stamp.emplace_back(at->path().string(), at->last_write_time(ignored), at->file_size(ignored));
            }
        }
    }
    std::sort(stamp.begin(), stamp.end());
    return stamp;
}

struct Loaded {
    std::vector<std::unique_ptr<const LoadedLibrary>> all; // the last one counts; others may be in use
    Stamp stamp;
    std::chrono::steady_clock::time_point looked;
    std::mutex mutex;
};

Loaded& loaded() {
    static Loaded loaded;
    return loaded;
}

// The office's, where there is one, then the user's own.
std::vector<fs::path> furtherFolders(const Context& context) {
    std::vector<fs::path> folders;
    if (fs::path shared = sharedFolder(context); !shared.empty()) {
        folders.push_back(std::move(shared));
    }
    folders.push_back(userFolder(context));
    return folders;
}

void load(const Context& context) {
    const TemplateFolder shipped(extensionFolder(context) + "/templates");
    const std::vector<fs::path> folders = furtherFolders(context);
    const std::vector<TemplateFolder> files(folders.begin(), folders.end());
    std::vector<const TemplateFiles*> further;
    further.reserve(files.size());
    for (const TemplateFolder& folder : files) {
        further.push_back(&folder);
    }
    loaded().stamp = stampOf(folders);
    loaded().looked = std::chrono::steady_clock::now();
    loaded().all.push_back(std::make_unique<const LoadedLibrary>(loadLayers(shipped, further)));
}

const LoadedLibrary& current(const Context& context) {
    const std::lock_guard<std::mutex> lock(loaded().mutex);
    if (loaded().all.empty()) {
        load(context);
    }
    return *loaded().all.back();
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

const Library& templates(const Context& context) { return current(context).library; }

const std::vector<Problem>& templateProblems(const Context& context) { return current(context).problems; }

void followTemplates(const Context& context) {
    constexpr std::chrono::seconds pause(2); // a folder on the network is not asked all the time
    const std::lock_guard<std::mutex> lock(loaded().mutex);
    if (loaded().all.empty() || std::chrono::steady_clock::now() - loaded().looked < pause) {
        return;
    }
    loaded().looked = std::chrono::steady_clock::now();
    if (stampOf(furtherFolders(context)) != loaded().stamp) {
        load(context);
    }
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
        const std::lock_guard<std::mutex> lock(loaded().mutex);
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
