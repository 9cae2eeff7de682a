// Finds out what a file is, and where in it the parts are that the engine needs.
#include "package.h"

#include "ascii_case.h"
#include "file_kind.h"
#include "relationships.h"
#include "xml_part.h"

#include <algorithm>

namespace zhangfa {

namespace {

[[noreturn]] void refuse(const char* reason, const std::string& part = {}) { throw PackageError({reason, {}}, part); }

bool hasFileIn(const ZipArchive& archive, std::string_view folder) {
    return std::any_of(archive.entries().begin(), archive.entries().end(), [&](const ZipEntry& entry) {
        return entry.name.starts_with(folder) && !entry.name.ends_with('/');
    });
}

std::string nameIfThere(const ZipArchive& archive, std::string_view name) {
    return archive.find(name) != nullptr ? std::string(name) : std::string();
}

std::string_view localName(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    return name.substr(name.find(':') + 1);
}

// Every entry that is encrypted has an element of its own in the manifest.
bool isEncrypted(const ZipArchive& archive) {
    const ZipEntry* manifest = archive.find("META-INF/manifest.xml");
    if (manifest == nullptr) {
        return false;
    }
    const pugi::xml_document document = parseXml(archive.unpack(*manifest), manifest->name);
    const auto encrypted = [](const pugi::xml_node& node) { return localName(node) == "encryption-data"; };
    const auto files = document.document_element().children();
    return std::any_of(files.begin(), files.end(),
                       [&](const pugi::xml_node& file) { return bool(file.find_child(encrypted)); });
}

std::string mediaType(const ZipArchive& archive, const ZipEntry& entry) {
    std::string type = entry.size <= 200 ? archive.unpack(entry) : std::string();
    type.erase(type.find_last_not_of(" \t\r\n") + 1);
    return type;
}

PackageParts openOdt(const ZipArchive& archive, const std::string& type) {
    constexpr std::string_view text = "application/vnd.oasis.opendocument.text";
    if (type != text && type != std::string(text) + "-template") {
        refuse("package.other-document");
    }
    if (isEncrypted(archive)) {
        refuse("package.encrypted");
    }
    if (archive.find("META-INF/documentsignatures.xml") != nullptr ||
        archive.find("META-INF/macrosignatures.xml") != nullptr) {
        refuse("package.signed");
    }
    if (hasFileIn(archive, "Basic/") || hasFileIn(archive, "Scripts/")) {
        refuse("package.macros");
    }
    PackageParts parts;
    parts.body = nameIfThere(archive, "content.xml");
    parts.styles = nameIfThere(archive, "styles.xml");
    parts.properties = nameIfThere(archive, "meta.xml");
    return parts;
}

struct ContentTypes {
    std::string ofBody;
    bool macros = false;
};

ContentTypes contentTypes(const ZipArchive& archive, const ZipEntry& list, const std::string& body) {
    ContentTypes types;
    const std::string part = asciiLower("/" + body), extension = part.substr(part.rfind('.') + 1);
    std::string byExtension;
    const pugi::xml_document document = parseXml(archive.unpack(list), list.name);
    for (const pugi::xml_node& node : document.document_element().children()) {
        const std::string type = asciiLower(node.attribute("ContentType").value());
        types.macros = types.macros || type.find("macroenabled") != std::string::npos ||
                       type.find("vbaproject") != std::string::npos;
        if (localName(node) == "Override" && asciiLower(node.attribute("PartName").value()) == part) {
            types.ofBody = type;
        } else if (localName(node) == "Default" && asciiLower(node.attribute("Extension").value()) == extension) {
            byExtension = type;
        }
    }
    if (types.ofBody.empty()) {
        types.ofBody = byExtension;
    }
    return types;
}

PackageParts openDocx(const ZipArchive& archive, const ZipEntry& types) {
    PackageParts parts;
    bool isSigned = hasFileIn(archive, "_xmlsignatures/");
    bool macros = std::any_of(archive.entries().begin(), archive.entries().end(),
                              [](const ZipEntry& entry) { return asciiLower(entry.name).ends_with("vbaproject.bin"); });
    for (const Relationship& relationship : relationshipsOf(archive, "")) {
        if (relationship.type == "officeDocument" && parts.body.empty()) {
            parts.body = relationship.target;
        } else if (relationship.type == "custom-properties" || relationship.type == "customProperties") {
            parts.properties = relationship.target;
        }
        isSigned = isSigned || relationship.type == "origin"; // …/digital-signature/origin
    }
    const ContentTypes found = contentTypes(archive, types, parts.body);
    if (!parts.body.empty() && found.ofBody.find("wordprocessingml") == std::string::npos &&
        found.ofBody.find("ms-word") == std::string::npos) {
        refuse("package.other-document");
    }
    for (const Relationship& relationship : relationshipsOf(archive, parts.body)) {
        const auto is = [&](std::string_view type) { return relationship.type == type; };
        if (is("styles")) {
            parts.styles = relationship.target;
        } else if (is("numbering")) {
            parts.numbering = relationship.target;
        } else if (is("footnotes")) {
            parts.footnotes = relationship.target;
        } else if (is("endnotes")) {
            parts.endnotes = relationship.target;
        } else if (is("header") || is("footer")) {
            parts.headers.push_back(relationship.target);
        }
        macros = macros || is("vbaProject");
    }
    if (isSigned) {
        refuse("package.signed");
    }
    if (macros || found.macros) {
        refuse("package.macros");
    }
    return parts;
}

} // namespace

Package openPackage(std::string bytes) {
    if (const char* reason = refusalOf(bytes)) {
        refuse(reason);
    }
    Package package;
    package.archive = std::make_unique<ZipArchive>(std::move(bytes));
    const ZipArchive& archive = *package.archive;
    if (const ZipEntry* mimetype = archive.find("mimetype")) {
        package.format = PackageFormat::odt;
        package.parts = openOdt(archive, mediaType(archive, *mimetype));
    } else if (const ZipEntry* types = archive.find("[Content_Types].xml")) {
        package.format = PackageFormat::docx;
        package.parts = openDocx(archive, *types);
    } else {
        refuse("package.other-archive");
    }
    if (package.parts.body.empty()) {
        refuse("package.no-body");
    }
    return package;
}

} // namespace zhangfa
