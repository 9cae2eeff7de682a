// Verbs that need no office: they ask the library only.
#include "cli/library_verbs.h"

#include "cli/files.h"
#include "core/json_text.h"
#include "core/layered_files.h"
#include "core/template_folder.h"

#include <boost/json.hpp>

#include <filesystem>
#include <iostream>

namespace zhangfa {

namespace json = boost::json;

namespace {

const char* needName(Need need) {
    return need == Need::required ? "required" : need == Need::recommended ? "recommended" : "optional";
}

std::string titleOf(const Library& library, const SectionId& id) {
    const Section* section = library.section(id);
    return section != nullptr ? section->title : id.value;
}

json::array sectionsOf(const Library& library, const Kind& kind) {
    json::array sections;
    for (const KindSection& part : kind.sections) {
        sections.push_back(
            json::object{{"id", part.id.value}, {"title", titleOf(library, part.id)}, {"need", needName(part.need)}});
    }
    return sections;
}

// One line an object: its members between tabs, so that cut and awk can read it.
std::string lines(const json::array& objects, std::initializer_list<const char*> keys) {
    std::string result;
    for (const json::value& object : objects) {
        std::string line;
        for (const char* key : keys) {
            const json::value* member = object.get_object().if_contains(key);
            if (member != nullptr) {
                line += (line.empty() ? "" : "\t") + std::string(member->get_string());
            }
        }
        result += line + '\n';
    }
    return result;
}

} // namespace

Library openLibrary(const Resources& resources, const Texts& texts) {
    LoadedLibrary loaded = loadLibrary(TemplateFolder(resources.templates));
    if (loaded.library.kinds.empty() && loaded.problems.empty()) {
        refuseInput({"cli.no-library", {}}, resources.templates);
    }
    complain(texts, complaints(loaded.problems), std::cerr);
    return std::move(loaded.library);
}

const Kind& requireKind(const Library& library, const std::string& id, const Texts& texts) {
    const Kind* kind = library.kind(KindId{id});
    if (kind == nullptr) {
        std::string known;
        for (const KindId& name : library.kindOrder) {
            known += (known.empty() ? "" : texts("cli.list-separator")) + name.value;
        }
        refuseInput({"cli.unknown-kind", {id, known}});
    }
    return *kind;
}

void listKinds(const Library& library, const Call& call) {
    json::array kinds;
    for (const KindId& id : library.kindOrder) {
        const Kind& kind = *library.kind(id);
        kinds.push_back(json::object{{"id", id.value}, {"title", kind.title}, {"sections", sectionsOf(library, kind)}});
    }
    writeOut(call.json ? prettyJsonText(kinds) : lines(kinds, {"id", "title"}));
}

void listSections(const Library& library, const Call& call, const Texts& texts) {
    json::array sections;
    if (!call.kind.empty()) {
        sections = sectionsOf(library, requireKind(library, call.kind, texts));
    } else {
        for (const SectionId& id : library.order) {
            sections.push_back(json::object{{"id", id.value}, {"title", titleOf(library, id)}});
        }
    }
    writeOut(call.json ? prettyJsonText(sections) : lines(sections, {"id", "title", "need"}));
}

void showFields(const Library& library, const Call& call, const Texts& texts) {
    writeOut(prettyJsonText(valuesSchema(library, requireKind(library, call.kind, texts))));
}

Status checkTemplates(const Call& call, const Resources& resources, const Texts& texts) {
    std::error_code error;
    if (!std::filesystem::is_directory(call.file, error)) {
        refuseInput({"cli.no-such-folder", {call.file}});
    }
    // Without library.json it is a folder beside the shipped one, as an office shares it.
    const TemplateFolder shipped(resources.templates), given(call.file);
    const bool whole = std::filesystem::exists(std::filesystem::path(call.file) / "library.json", error);
    LoadedLibrary loaded = whole ? loadLibrary(given) : loadLayers(shipped, {&given});
    for (Problem& problem : loaded.problems) {
        problem.place.file = (std::filesystem::path(call.file) / problem.place.file).native();
    }
    if (call.json) {
        json::array problems;
        for (const Problem& problem : loaded.problems) {
            problems.push_back(json::object{{"file", problem.place.file},
                                            {"line", problem.place.line},
                                            {"column", problem.place.column},
                                            {"rule", problem.message.key},
                                            {"message", texts(problem.message)}});
        }
        writeOut(prettyJsonText(problems));
    } else if (loaded.problems.empty()) {
        writeOut(
            texts({"cli.templates-well",
                   {std::to_string(loaded.library.kinds.size()), std::to_string(loaded.library.sections.size())}}) +
            '\n');
    } else {
        complain(texts, complaints(loaded.problems), std::cerr);
    }
    return loaded.problems.empty() ? Status::done : Status::wrongInput;
}

} // namespace zhangfa
