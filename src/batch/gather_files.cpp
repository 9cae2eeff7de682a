// Looks through folders and archives.
#include "gather_files.h"

#include "conversion.h"
#include "unicode.h"

#include "core/utf8.h"
#include "package/ascii_case.h"
#include "package/package_error.h"
#include "package/zip_archive.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

namespace zhangfa {

namespace fs = std::filesystem;

namespace {

constexpr std::uintmax_t largestDocument = 200'000'000, largestArchive = 2'000'000'000; // bytes

std::string endingOf(const std::string& name) {
    const std::size_t dot = name.rfind('.'), slash = name.rfind('/');
    const bool has = dot != std::string::npos && (slash == std::string::npos || dot > slash);
    return has ? asciiLower(name.substr(dot + 1)) : std::string();
}

bool isDocument(const std::string& ending) { return ending == "docx" || ending == "odt"; }

Message adviceFor(const std::string& ending) {
    static const std::map<std::string, const char*, std::less<>> advice{
        {"doc", "collect.old-format"},    {"wps", "collect.old-format"},   {"wpt", "collect.old-format"},
        {"dot", "collect.old-format"},    {"rtf", "collect.old-format"},   {"docm", "collect.old-format"},
        {"fodt", "collect.old-format"},   {"uot", "collect.old-format"},   {"pdf", "collect.pdf"},
        {"ofd", "collect.pdf"},           {"xlsx", "collect.table"},       {"xls", "collect.table"},
        {"et", "collect.table"},          {"ods", "collect.table"},        {"csv", "collect.table"},
        {"rar", "collect.other-archive"}, {"7z", "collect.other-archive"}, {"tar", "collect.other-archive"},
        {"gz", "collect.other-archive"}};
    const auto found = advice.find(ending);
    return {found != advice.end() ? found->second : "collect.other-format", {ending}};
}

std::optional<std::string> bytesOf(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    std::string bytes(static_cast<std::size_t>(std::max<std::streamoff>(stream.tellg(), 0)), '\0');
    stream.seekg(0);
    return stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())) ? std::optional(std::move(bytes))
                                                                                 : std::nullopt;
}

// Windows and its programs write names in the system's encoding, which in China is GBK.
std::optional<std::string> nameInArchive(std::string_view bytes) {
    if (!brokenUtf8(bytes)) {
        return std::string(bytes); // as programs of Unix do, without saying so
    }
    Conversion conversion(Encoding::gb18030);
    std::string name;
    const Conversion::Step step = conversion.convert(bytes, name);
    return step.broken || step.done < bytes.size() ? std::nullopt : std::optional(name);
}

bool anyStepPassedOver(const std::string& name) {
    for (std::size_t begin = 0; begin < name.size();) {
        const std::size_t end = std::min(name.find('/', begin), name.size());
        if (isPassedOver(name.substr(begin, end - begin))) {
            return true;
        }
        begin = end + 1;
    }
    return false;
}

class Visit {
public:
    explicit Visit(const FileVisitor& visitor, const std::set<std::string>& except)
        : visitor_(visitor), except_(except) {}

    void input(const std::string& input, bool alone) {
        if (!fs::is_directory(input)) {
            return file(input, input);
        }
        std::vector<std::pair<std::string, fs::path>> files; // as it is called, and where it is
        const auto named = [&](const fs::path& place) {
            return (alone ? place.lexically_relative(input) : place.lexically_normal()).generic_string();
        };
        folder(
            input, true, [&](const fs::path& place) { files.emplace_back(named(place), place); }, named);
        std::ranges::sort(files);
        for (const auto& [name, place] : files) {
            file(name, place);
        }
    }

private:
    template <class Take, class Named>
    void folder(const fs::path& place, bool isInput, const Take& take, const Named& named) {
        std::error_code error;
        for (fs::directory_iterator each(place, error), end; each != end; each.increment(error)) {
            if (isPassedOver(each->path().filename().native())) {
                continue;
            }
            std::error_code ignored;
            if (each->is_directory(ignored) && !each->is_symlink(ignored)) { // a link may lead round in a circle
                folder(each->path(), false, take, named);
            } else if (each->is_regular_file(ignored)) {
                take(each->path());
            }
            if (error) {
                break;
            }
        }
        if (error && isInput) {
            throw fs::filesystem_error("", place, error);
        }
        if (error) {
            visitor_.unread({named(place), {"collect.unreadable", {error.message()}}});
        }
    }

    void file(const std::string& called, const fs::path& place) {
        const std::string name = composed(called); // as systems differ in how they spell the same name
        std::error_code error;
        const std::string known = fs::canonical(place, error).native();
        if (except_.contains(known) || !seen_.insert(known).second) {
            return;
        }
        const std::string ending = endingOf(name);
        if (!isDocument(ending) && ending != "zip") {
            return visitor_.unread({name, adviceFor(ending)});
        }
        if (fs::file_size(place, error) > (ending == "zip" ? largestArchive : largestDocument) && !error) {
            return visitor_.unread({name, {"collect.too-large", {}}});
        }
        std::optional<std::string> bytes = bytesOf(place);
        if (!bytes) {
            return visitor_.unread({name, {"collect.unreadable", {std::generic_category().message(errno)}}});
        }
        if (ending == "zip") {
            archive(name, std::move(*bytes));
        } else {
            visitor_.document(name, std::move(*bytes));
        }
    }

    void archive(const std::string& name, std::string bytes) {
        std::optional<ZipArchive> opened;
        try {
            opened.emplace(std::move(bytes), nameInArchive);
        } catch (const PackageError& error) {
            const bool locked = error.message.key == "package.encrypted";
            return visitor_.unread({name, {locked ? "collect.locked-archive" : "collect.broken-archive", {}}});
        }
        std::vector<std::pair<std::string, const ZipEntry*>> entries;
        for (const ZipEntry& entry : opened->entries()) {
            if (!entry.name.ends_with('/') && !anyStepPassedOver(entry.name)) {
                entries.emplace_back(composed(entry.name), &entry);
            }
        }
        std::ranges::sort(entries);
        for (const auto& [inside, entry] : entries) {
            const std::string whole = name + "/" + inside, ending = endingOf(inside);
            if (!isDocument(ending)) {
                visitor_.unread({whole, ending == "zip" ? Message{"collect.nested-archive", {}} : adviceFor(ending)});
                continue;
            }
            std::string document;
            try {
                document = opened->unpack(*entry);
            } catch (const PackageError& error) {
                visitor_.unread(
                    {whole,
                     {error.message.key == "package.too-large" ? "collect.too-large" : "collect.broken-archive", {}}});
                continue;
            }
            visitor_.document(whole, std::move(document));
        }
    }

    const FileVisitor& visitor_;
    const std::set<std::string>& except_;
    std::set<std::string> seen_;
};

} // namespace

bool isPassedOver(const std::string& name) {
    const std::string lower = asciiLower(name);
    return name.starts_with('.') || name.starts_with("~$") || name == "__MACOSX" || lower == "thumbs.db" ||
           lower == "desktop.ini";
}

void visitFiles(const std::vector<std::string>& inputs, const std::set<std::string>& except,
                const FileVisitor& visitor) {
    Visit visit(visitor, except);
    for (const std::string& input : inputs) {
        visit.input(input, inputs.size() == 1);
    }
}

} // namespace zhangfa
