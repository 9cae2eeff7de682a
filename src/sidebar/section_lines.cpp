// The lines of the section list: what stands in the report, and what is missing where.
#include "sidebar/section_lines.h"

#include "sidebar/form_model.h"

#include <cmath>

namespace zhangfa {

namespace {

bool holds(std::string_view text, std::string_view query) { return text.find(query) != std::string_view::npos; }

bool matches(const ReportState& state, const SectionState& section, std::string_view query) {
    if (query.empty() || holds(section.title, query)) {
        return true;
    }
    if (const FieldGroup* const group = findGroup(state, section.id)) {
        for (const FieldState& field : group->fields) {
            if (holds(field.field.title, query)) {
                return true;
            }
        }
    }
    return false;
}

const char* needText(Need need) {
    switch (need) {
    case Need::required:
        return "sections.required";
    case Need::recommended:
        return "sections.recommended";
    case Need::optional:
        break;
    }
    return "sections.optional";
}

} // namespace

std::vector<SectionLine> sectionLines(const ReportState& state, std::string_view query, const Texts& texts) {
    std::vector<SectionLine> lines;
    for (const SectionState& section : state.sections) {
        if (!matches(state, section, query)) {
            continue;
        }
        SectionLine line{section.id, section.present, {}, section.element, section.bound};
        if (section.id.value.empty()) {
            line.text = "？ " + section.label + section.title;
        } else if (section.present) {
            line.text = "✓ " + section.label + section.title;
            if (!section.bound) {
                const auto percent = static_cast<int>(std::lround(section.confidence * 100));
                line.text += "  " + texts({"sections.recognised", {std::to_string(percent)}});
            } else if (section.copied) {
                line.text += "  " + texts("sections.copied");
            } else if (section.filled < section.total) { // else the tick says it
                line.text += "  " + std::to_string(section.filled) + "/" + std::to_string(section.total);
            }
        } else {
            line.text = "＋ " + texts({"sections.missing", {section.title}});
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<SectionLine> sectionLines(const KindChoice& kind, const NewReport& wanted, std::string_view query,
                                      const Texts& texts) {
    const auto tick = [](bool ticked) { return std::string(ticked ? "☑ " : "☐ "); };
    std::vector<SectionLine> lines;
    for (const KindChoice::Part& part : kind.sections) {
        if (!query.empty() && !holds(part.title, query)) {
            continue;
        }
        const bool ticked = wanted.sections.contains(part.id);
        lines.push_back({part.id, false, tick(ticked) + part.title + "  " + texts(needText(part.need)), 0, true});
        for (const KindChoice::Part::Option& option : ticked ? part.options : std::vector<KindChoice::Part::Option>{}) {
            const bool in = wanted.options.contains(part.id.value + "/" + option.id);
            lines.push_back({part.id, false, "\u3000 " + tick(in) + option.title, 0, true, option.id});
        }
    }
    return lines;
}

NewReport proposedReport(const KindChoice& kind) {
    NewReport report{{}, {}, kind.manner};
    for (const KindChoice::Part& part : kind.sections) {
        if (part.need != Need::optional) {
            report.sections.insert(part.id);
        }
    }
    return report;
}

} // namespace zhangfa
