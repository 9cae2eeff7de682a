// Templates made of anything: the library may complain, never fail.
#include "core/library.h"
#include "core/template_folder.h"
#include "memory_files.h"
#include "project_files.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zhangfa {
namespace {

const std::filesystem::path goodTemplates = root / "tests/golden/templates/good";

MemoryFiles readAll() {
    const TemplateFolder folder(goodTemplates);
    MemoryFiles files;
    files.files["library.json"] = folder.read("library.json").value();
    for (const std::string name : {"sections", "kinds"})
        for (const auto& file : folder.list(name)) {
            const std::string path = std::string(name).append("/").append(file);
            files.files[path] = folder.read(path).value();
        }
    return files;
}

// Whatever was loaded must hold together.
void check(const LoadedLibrary& loaded) {
    for (const auto& problem : loaded.problems) {
        RC_ASSERT(!problem.message.key.empty());
        RC_ASSERT(!problem.place.file.empty());
    }
    RC_ASSERT(loaded.library.order.size() == loaded.library.sections.size());
    for (const auto& [id, kind] : loaded.library.kinds) {
        for (const auto& section : kind.sections)
            RC_ASSERT(loaded.library.section(section.id) != nullptr);
        for (const Field* field : fieldsOf(loaded.library, kind))
            toSchema(*field);
        valuesSchema(loaded.library, kind);
    }
}

RC_GTEST_PROP(HostileTemplates, OfAnyBytesDoNotFail, (const std::string& text, const std::string& description)) {
    auto files = readAll();
    files.files["sections/theory.md"] = text;
    files.files["sections/theory.json"] = description;
    check(loadLibrary(files));
}

RC_GTEST_PROP(HostileTemplates, WithSomeBytesChangedDoNotFail, ()) {
    static const MemoryFiles good = readAll();
    MemoryFiles files = good;
    const auto mutations = *rc::gen::inRange(1, 6);
    for (int i = 0; i < mutations; ++i) {
        auto& content =
            std::next(files.files.begin(), *rc::gen::inRange(0, static_cast<int>(files.files.size())))->second;
        const auto at = *rc::gen::inRange<std::size_t>(0, content.size());
        const auto piece = *rc::gen::element<std::string>(
            "", "{", "}", "[", "]", "\"", ",", ":", "{{", "}}", "\n", "\n\n", "# ", "> ", "1. ", "- ", "*", "`", "<",
            "<!-- option: meetings -->", "<!-- /option -->", "\\", "\xFF", "\xE4", std::string(1, '\0'), "null",
            "1e999", "-", "〔", "〕");
        content.replace(at, *rc::gen::inRange<std::size_t>(0, 4), piece);
    }
    check(loadLibrary(files));
}

// Lines of good files in any order: well-formed parts in places nobody thought of.
RC_GTEST_PROP(HostileTemplates, WithLinesMovedDoNotFail, ()) {
    static const MemoryFiles good = readAll();
    MemoryFiles files = good;
    std::vector<std::string> lines;
    const std::string& text = good.files.at("sections/theory.md");
    for (std::size_t begin = 0; begin < text.size(); begin = text.find('\n', begin) + 1)
        lines.push_back(text.substr(begin, text.find('\n', begin) - begin));
    std::string shuffled;
    for (const auto& line : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(lines)))
        shuffled += line + "\n";
    files.files["sections/theory.md"] = shuffled;
    check(loadLibrary(files));
}

} // namespace
} // namespace zhangfa
