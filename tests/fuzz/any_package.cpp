#include "any_package.h"

#include "package/xml_part.h"
#include "package/zip_writer.h"

#include <cstdlib>
#include <set>
#include <string>

namespace zhangfa {

namespace {

constexpr std::size_t limit = 1'000'000; // bytes of an entry: a fuzzer's memory is small

void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

template <class Action> void tolerate(Action action) {
    try {
        action();
    } catch (const PackageError& error) {
        require(error.message.key.starts_with("package."));
    }
}

void tryXml(const std::string& xml) {
    tolerate([&] {
        const std::string once = xmlText(parseXml(xml, "any.xml"));
        // An instruction's CR is the one thing that changes again.
        require(xml.find('\r') != std::string::npos || xmlText(parseXml(once, "any.xml")) == once);
    });
}

void tryArchive(const std::string& bytes) {
    tolerate([&] {
        const Package package = openPackage(bytes);
        require(package.archive->find(package.parts.body) != nullptr);
        for (const std::string& header : package.parts.headers) {
            require(package.archive->find(header) != nullptr);
        }
    });
    tolerate([&] {
        const ZipArchive archive(bytes);
        std::string out;
        ZipWriter writer(out);
        for (const ZipEntry& entry : archive.entries()) {
            writer.copy(entry);
            tolerate([&] { tryXml(archive.unpack(entry, limit)); });
        }
        writer.finish();
        const ZipArchive copy(out);
        require(copy.entries().size() == archive.entries().size());
        for (const ZipEntry& entry : archive.entries()) {
            require(copy.find(entry.name) != nullptr && copy.find(entry.name)->packed == entry.packed);
        }
    });
}

std::string described(std::string_view input) {
    std::string out;
    ZipWriter writer(out);
    Deflater deflater(1);
    std::set<std::string_view> names;
    while (input.starts_with("== ")) {
        const std::size_t line = std::min(input.find('\n'), input.size());
        const std::size_t end = std::min(input.find("\n== ", line), input.size());
        const std::string_view name = input.substr(3, line - 3);
        const std::string_view text = input.substr(std::min(line + 1, end), end - std::min(line + 1, end));
        if (names.insert(name).second) {
            writer.add(name, text, deflater);
        }
        input.remove_prefix(std::min(end + 1, input.size()));
    }
    writer.finish();
    return out;
}

} // namespace

void tryPackage(std::string_view input) {
    if (input.starts_with("== ")) {
        tryArchive(described(input));
        return;
    }
    tryArchive(std::string(input));
    tryXml(std::string(input));
}

} // namespace zhangfa
