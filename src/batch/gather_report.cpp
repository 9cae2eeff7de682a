// Sums as values of a report, with their sources.
#include "gather_report.h"

#include "core/decimal.h"
#include "core/utf8.h"
#include "core/values.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

constexpr std::size_t longest = maxTextLength; // characters, so that the table of sources takes them

// So many of the texts as there is room for, and how many there are.
std::string listed(const std::vector<std::string>& texts, const Message& end, const Texts& words) {
    const std::string behind = words(end);
    const std::size_t room = longest - std::min(longest, countCharacters(behind));
    std::string all;
    std::size_t length = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t more = countCharacters(texts[i]) + (i > 0 ? 1 : 0);
        if (length + more > (i + 1 == texts.size() ? longest : room)) {
            return i == 0 ? shortened(texts[i], room) + behind : all + behind;
        }
        all += (i > 0 ? "、" : "") + texts[i];
        length += more;
    }
    return all;
}

} // namespace

SummaryReport summaryReport(const Gathering& gathering, const Library& library, const Kind& kind, const Texts& texts) {
    SummaryReport report;
    std::set<std::string> sections;
    for (const Field* field : gathering.fields) {
        const FieldSummary& summary = gathering.summaries.at(field->id);
        const std::string section(sectionPart(field->id.value));
        const bool known = section.empty() || library.section(SectionId{section}) != nullptr;
        if (!summary.additive || !summary.sum || field->compute || !known) {
            continue;
        }
        const auto value = decimalValue(summary.sum->total());
        if (!value) {
            continue;
        }
        if (std::vector<ValueProblem> problems = validate(*field, *value); !problems.empty()) {
            report.left.push_back({field->id, field->title, problems.front().value, problems.front().rule});
            continue;
        }
        std::vector<std::string> figures, files;
        for (const auto& [unit, figure] : summary.values) {
            const GatheredUnit& from = gathering.units[unit];
            figures.push_back(from.name + " " + shownValue(*field, figure));
            for (const std::size_t document : from.documents) {
                if (gathering.documents[document].values.contains(field->id)) {
                    files.push_back(gathering.documents[document].file);
                }
            }
        }
        const Message more{"collect.and-more", {std::to_string(figures.size())}};
        const std::size_t all = gathering.list ? gathering.list->units().size() : gathering.units.size();
        report.values[field->id] = *value;
        report.sources[field->id] = {
            texts({"collect.of-units",
                   {std::to_string(summary.counted), std::to_string(std::max(all, summary.counted))}}),
            listed(figures, more, texts),
            listed(files, {"collect.and-more-files", {std::to_string(files.size())}}, texts)};
        sections.insert(section);
    }
    for (const KindSection& section : kind.sections) {
        if (section.need != Need::optional || sections.contains(section.id.value)) {
            report.sections.push_back(section.id);
        }
    }
    return report;
}

} // namespace zhangfa
