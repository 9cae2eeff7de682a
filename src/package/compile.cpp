// From a bound document to the program that makes others like it.
#include "compiling.h"

#include "xml_part.h"

#include "core/utf8.h"

#include <libdeflate.h>

#include <set>

namespace zhangfa {

namespace {

struct TextWriter : pugi::xml_writer {
    void write(const void* data, std::size_t size) override { text.append(static_cast<const char*>(data), size); }
    std::string text;
};

void refuseMarks(const DirectDocument& document) {
    for (const auto& [name, part] : document.parts) {
        const ZipEntry* entry = document.package.archive->find(name);
        if (document.package.archive->unpack(*entry).find(markSign) != std::string::npos) {
            throw PackageError({"package.private-sign", {name}}, name);
        }
    }
}

// Pictures of the master's first page would be shown for all.
bool isThumbnail(std::string_view name) { return name.starts_with("Thumbnails/"); }

std::string withoutThumbnails(const Package& package, const std::string& manifest) {
    pugi::xml_document document = parsePart(package, manifest);
    pugi::xml_node root = document.document_element();
    for (pugi::xml_node entry = root.first_child(); entry;) {
        const pugi::xml_node next = entry.next_sibling();
        if (isThumbnail(entry.attribute("manifest:full-path").value())) {
            root.remove_child(entry);
        }
        entry = next;
    }
    return xmlText(document);
}

void addOwn(Program& program, const std::string& name, const std::string& xml, Deflater& deflater) {
    auto own = std::make_unique<Program::Own>();
    deflater.pack(xml, own->packed);
    own->entry = ZipEntry{name, true, libdeflate_crc32(0, xml.data(), xml.size()), xml.size(), own->packed};
    program.entries.push_back({&own->entry, 0});
    program.own.push_back(std::move(own));
}

// `changed`: parts that differ from the archive's and are the same in all documents.
void addEntries(Program& program, const DirectDocument& document, const std::set<std::string>& changed, int level) {
    constexpr const char* manifest = "META-INF/manifest.xml";
    Deflater deflater(level);
    const bool thumbnails = document.package.archive->find("Thumbnails/thumbnail.png") != nullptr;
    for (const ZipEntry& entry : document.package.archive->entries()) {
        const auto part = document.parts.find(entry.name);
        if (isThumbnail(entry.name)) {
            continue;
        }
        if (thumbnails && entry.name == manifest) {
            addOwn(program, entry.name, withoutThumbnails(document.package, manifest), deflater);
        } else if (part != document.parts.end()) {
            const std::string xml = xmlText(part->second);
            if (xml.find(markSign) == std::string::npos) {
                if (changed.contains(entry.name)) {
                    addOwn(program, entry.name, xml, deflater);
                } else {
                    program.entries.push_back({&entry, 0});
                }
            } else {
                program.entries.push_back({nullptr, program.parts.size()});
                program.parts.push_back(cutAtMarks(entry.name, xml));
            }
        } else {
            program.entries.push_back({&entry, 0});
        }
    }
}

} // namespace

std::string xmlOf(pugi::xml_node node) {
    TextWriter writer;
    node.print(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    return std::move(writer.text);
}

void textBefore(pugi::xml_node node, const std::string& text) {
    node.parent().insert_child_before(pugi::node_pcdata, node).set_value(text.c_str());
}

std::string beginningOf(const std::string& text) {
    constexpr std::size_t quoted = 20;
    return shortened(trimmed(text), quoted);
}

Compiled compile(std::unique_ptr<DirectDocument> document, const CompileTask& task, int level) {
    refuseMarks(*document);
    if (document->package.parts.properties.empty()) {
        throw PackageError({"package.not-bound", {}});
    }
    Compiled compiled;
    Program& program = compiled.program;
    program.format = document->package.format;
    const std::unique_ptr<Dialect> dialect =
        program.format == PackageFormat::docx ? docxDialect(*document) : odtDialect(*document);
    std::set<std::string> changed;
    if (dialect->addUnfilledStyle()) {
        changed.insert(document->package.parts.styles);
    }

    program.fields = task.fields;
    std::map<FieldId, std::size_t> slots;
    for (std::size_t i = 0; i < program.fields.size(); ++i) {
        slots.emplace(program.fields[i], i);
    }
    for (const FieldSpot& spot : document->fields) {
        if (slots.emplace(spot.field, program.fields.size()).second) {
            program.fields.push_back(spot.field);
        }
    }
    for (const FieldSpot& spot : document->fields) {
        dialect->bind(spot, slots.at(spot.field));
    }
    dialect->bindHidden(slots);
    for (std::size_t i = 0; i < program.fields.size(); ++i) {
        dialect->property(program.fields[i], i);
    }
    for (const BlockPlace& place : task.blocks) {
        BlockPieces pieces;
        if (auto obstacle = dialect->block(place, program.blocks.size(), pieces)) {
            compiled.obstacles.emplace(place.field, std::move(*obstacle));
        } else {
            program.blocks.push_back(place.field);
            program.pieces.push_back(std::move(pieces));
        }
    }
    for (const std::string& style : task.styles) {
        if (const auto now = dialect->style(style, program.styles.size())) {
            program.styles.push_back(style);
            compiled.styles.push_back(*now);
        }
    }
    addEntries(program, *document, changed, level);
    program.archive = std::move(document->package.archive);
    return compiled;
}

} // namespace zhangfa
