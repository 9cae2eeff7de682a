#include "relationships.h"

#include "ascii_case.h"
#include "package_error.h"
#include "xml_part.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace zhangfa {

namespace {

std::string_view folderOf(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : part.substr(0, slash);
}

std::string nameOfRelationships(std::string_view part) {
    const std::string_view folder = folderOf(part);
    std::string name = folder.empty() ? std::string() : std::string(folder) + '/';
    name += "_rels/";
    name += folder.empty() ? part : part.substr(folder.size() + 1);
    return name + ".rels";
}

// Nothing where it leads out of the package.
std::optional<std::string> resolved(std::string_view folder, std::string_view target) {
    std::vector<std::string_view> steps;
    const auto walk = [&](std::string_view path) {
        for (std::size_t begin = 0; begin <= path.size();) {
            const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
            const std::string_view step = path.substr(begin, end - begin);
            begin = end + 1;
            if (step == "..") {
                if (steps.empty()) {
                    return false;
                }
                steps.pop_back();
            } else if (!step.empty() && step != ".") {
                steps.push_back(step);
            }
        }
        return true;
    };
    target = target.substr(0, std::min(target.find('#'), target.size()));
    const bool absolute = target.starts_with('/') || target.starts_with('\\');
    if ((!absolute && !walk(folder)) || !walk(target)) {
        return std::nullopt;
    }
    std::string name;
    for (const std::string_view step : steps) {
        name += name.empty() ? "" : "/";
        name += step;
    }
    return name;
}

std::string withoutPercents(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned char byte = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, byte, 16).ptr == text.data() + i + 3) {
            plain += static_cast<char>(byte);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

// Targets are URIs, and names of parts are the same in upper and lower case.
const ZipEntry* entryOf(const ZipArchive& archive, const std::string& name) {
    for (const std::string& candidate : {name, withoutPercents(name)}) {
        if (const ZipEntry* entry = archive.find(candidate)) {
            return entry;
        }
        for (const ZipEntry& entry : archive.entries()) {
            if (sameIgnoringCase(entry.name, candidate)) {
                return &entry;
            }
        }
    }
    return nullptr;
}

std::string_view lastStep(std::string_view uri) { return uri.substr(uri.rfind('/') + 1); }

} // namespace

std::vector<Relationship> relationshipsOf(const ZipArchive& archive, std::string_view part) {
    std::vector<Relationship> relationships;
    const ZipEntry* entry = archive.find(nameOfRelationships(part));
    if (entry == nullptr) {
        return relationships;
    }
    const pugi::xml_document document = parseXml(archive.unpack(*entry), entry->name);
    for (const pugi::xml_node& node : document.document_element().children()) {
        const std::string_view mode = node.attribute("TargetMode").value();
        const auto name = resolved(folderOf(part), node.attribute("Target").value());
        if (node.type() != pugi::node_element || sameIgnoringCase(mode, "External") || !name) {
            continue;
        }
        if (const ZipEntry* target = entryOf(archive, *name)) {
            relationships.push_back({std::string(lastStep(node.attribute("Type").value())), target->name});
        }
    }
    return relationships;
}

} // namespace zhangfa
