// The words among which the templates have their fields.
#include "field_contexts.h"

#include "compose.h"
#include "known.h"
#include "utf8.h"

#include <algorithm>

namespace zhangfa {

namespace {

constexpr std::u32string_view party = U"中共";

std::size_t commonEnd(std::u32string_view a, std::u32string_view b) {
    std::size_t count = 0;
    while (count < a.size() && count < b.size() && a[a.size() - 1 - count] == b[b.size() - 1 - count]) {
        ++count;
    }
    return count;
}
std::size_t commonBegin(std::u32string_view a, std::u32string_view b) {
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin())
            .first -
        a.begin());
}

} // namespace

FieldContexts::FieldContexts(const Library& library) {
    for (const auto& [id, section] : library.sections) {
        addAll(section.elements);
        for (const auto& [name, elements] : section.texts) {
            addAll(elements);
        }
    }
    for (const auto& [id, kind] : library.kinds) {
        add(kind.heading);
        add(kind.salutation);
    }
}

std::size_t FieldContexts::score(const Field& field, std::u32string_view before, std::u32string_view text,
                                 std::u32string_view after) const {
    std::size_t best = 0;
    if (const auto known = contexts_.find(field.id); known != contexts_.end()) {
        for (const Context& context : known->second) {
            best = std::max(best, commonEnd(context.before, before) + 2 * commonBegin(context.after, after));
        }
    }
    const std::u32string title = toCharacters(field.title);
    std::u32string words(before);
    words += after;
    for (std::size_t i = 0; i + 2 <= title.size(); ++i) {
        best += words.find(title.substr(i, 2)) != std::u32string::npos ? 1 : 0;
    }
    if (!field.unit.empty() && after.starts_with(toCharacters(field.unit))) {
        best += text.starts_with(U"20") ? 4 : 1;
    }
    if (const std::u32string sample = toCharacters(field.example); !sample.empty()) {
        const std::size_t same = commonEnd(sample, text) + (text.starts_with(party) ? commonBegin(sample, text) : 0);
        best += 2 * same;
    }
    return best;
}

void FieldContexts::addAll(const SectionElements& elements) {
    for (const SectionElement& element : elements) {
        if (const auto* paragraph = std::get_if<SectionParagraph>(&element)) {
            add(paragraph->content);
            if (!paragraph->parts.empty()) {
                add(standingContent(*paragraph, {})); // as it reads where nothing comes between
            }
        }
    }
}

void FieldContexts::add(const std::vector<Inline>& content) {
    std::u32string before;
    for (std::size_t i = 0; i < content.size(); ++i) {
        if (const auto* text = std::get_if<std::string>(&content[i])) {
            before = toCharacters(*text);
            continue;
        }
        const auto* next = i + 1 < content.size() ? std::get_if<std::string>(&content[i + 1]) : nullptr;
        contexts_[std::get<FieldReference>(content[i]).field].push_back(
            {before, next != nullptr ? toCharacters(*next) : U""});
        before.clear();
    }
}

std::vector<const Field*> candidatesAt(const Library& library, const Report& report, std::size_t element) {
    std::vector<const Field*> fields;
    for (const ReportSection& section : report.sections) {
        const Section* standard = library.section(section.id);
        if (standard != nullptr && section.first <= element && element < section.first + section.count) {
            for (const Field& field : standard->fields) {
                fields.push_back(&field);
            }
        }
    }
    for (const Field& field : library.fields) {
        fields.push_back(&field);
    }
    std::erase_if(fields, [](const Field* field) { return isBlock(*field); });
    return fields;
}

} // namespace zhangfa
