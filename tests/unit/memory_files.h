// Templates in memory, for tests; a reading error on demand.
#pragma once

#include "core/library.h"

#include <map>
#include <set>
#include <system_error>

namespace zhangfa {

struct MemoryFiles : TemplateFiles {
    std::map<std::string, std::string> files;
    std::set<std::string> unreadable;

    MemoryFiles() = default;
    MemoryFiles(std::initializer_list<std::pair<const std::string, std::string>> initial) : files(initial) {}

    std::vector<std::string> list(const std::string& folder) const override {
        std::vector<std::string> names;
        for (const auto& [path, content] : files)
            if (path.starts_with(folder + "/"))
                names.push_back(path.substr(folder.size() + 1));
        return names;
    }
    std::optional<std::string> read(const std::string& path) const override {
        if (unreadable.contains(path))
            throw std::system_error(std::make_error_code(std::errc::permission_denied));
        const auto found = files.find(path);
        return found == files.end() ? std::nullopt : std::optional(found->second);
    }
};

// A library of one sound section (theory) and one kind (report), to break one thing in.
inline MemoryFiles smallLibrary() {
    return {
        {"library.json", R"({ "order": ["theory"], "fields": { "unit": { "title": "单位全称", "type": "string" } } })"},
        {"sections/theory.md", "# 理论武装\n\n{{unit}}集中学习{{theory.sessions}}次。\n"},
        {"sections/theory.json", R"({ "title": "理论武装", "fields": {
  "theory.sessions": { "title": "集中学习次数", "type": "integer" } } })"},
        {"kinds/report.json", R"({ "title": "情况报告", "document": "报告", "heading": "{{unit}}情况报告",
  "sections": [ { "id": "theory", "need": "required" } ] })"},
    };
}

inline std::string tenMegabytesOf(char character) {
    std::string text;
    text.resize(10'000'000, character);
    return text;
}

// "sections/theory.md:3:1 template.html", one a line.
inline std::string listed(const std::vector<Problem>& problems) {
    std::string text;
    for (const auto& [place, message] : problems)
        text += place.file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column) + " " + message.key +
                "\n";
    return text;
}

} // namespace zhangfa
