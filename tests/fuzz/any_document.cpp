// Any text whatever, taken for a document.
#include "any_document.h"

#include "check/check.h"
#include "check/finding_json.h"
#include "core/outline_json.h"
#include "core/plan.h"
#include "core/repairs.h"
#include "core/report.h"
#include "core/state.h"
#include "core/template_folder.h"

#include <algorithm>
#include <cstdlib>
#include <string>

namespace zhangfa {

namespace {

const Library& library() {
    static const Library loaded = loadLibrary(TemplateFolder(ZHANGFA_SOURCE_DIR "/templates")).library;
    return loaded;
}

Snapshot documentOf(std::string_view input) {
    static const char* const labels[] = {"", "一、", "（二）", "3.", "第四条"};
    Snapshot snapshot;
    while (!input.empty()) {
        const std::size_t end = std::min(input.find('\n'), input.size());
        std::string_view line = input.substr(0, end);
        input.remove_prefix(std::min(end + 1, input.size()));
        BodyElement element;
        element.paragraph.style = "Text body";
        if (!line.empty() && static_cast<unsigned char>(line.front()) < 0x20) {
            const auto looks = static_cast<unsigned char>(line.front());
            line.remove_prefix(1);
            element.paragraph.looks.bold = (looks & 1) != 0;
            element.paragraph.looks.centred = (looks & 2) != 0;
            element.paragraph.label = labels[(looks >> 2) % 5];
            element.paragraph.outlineLevel = (looks & 16) != 0 ? 1 : 0;
        }
        element.paragraph.text = std::string(line);
        snapshot.body.push_back(std::move(element));
    }
    return snapshot;
}

void require(bool condition) {
    if (!condition) {
        std::abort();
    }
}

} // namespace

void tryDocument(std::string_view input) {
    const Snapshot snapshot = documentOf(input);
    const Outline outline = readOutline(snapshot, library());
    for (const OutlineItem& item : outline.items) {
        require(item.element < snapshot.body.size());
        require(item.offset <= snapshot.body[item.element].paragraph.text.size());
    }
    toJson(outline, snapshot);
    findRepairs(snapshot, outline);
    describe(library(), snapshot);
    for (const char* id : {"publicity", "causes", "preamble"}) {
        const Plan plan = planInsert(library(), snapshot, SectionId{id});
        if (const auto* edits = std::get_if<Edits>(&plan)) {
            for (const Edit& edit : *edits) {
                if (const auto* change = std::get_if<ChangeText>(&edit)) {
                    require(change->index < snapshot.body.size());
                    const std::string& text = snapshot.body[change->index].paragraph.text;
                    require(change->change.offset + change->change.length <= text.size());
                } else if (const auto* insert = std::get_if<InsertElements>(&edit)) {
                    require(insert->before <= snapshot.body.size());
                }
            }
        }
    }
    const std::vector<Finding> findings = check(snapshot, library(), {});
    for (const Finding& finding : findings) {
        require(finding.place.element < snapshot.body.size());
        const std::string& text = snapshot.body[finding.place.element].paragraph.text;
        require(finding.offset <= text.size() && text.compare(finding.offset, finding.length, finding.text) == 0);
    }
    toJson(findings, snapshot, Texts());
    planFixes(snapshot, findings);
    planMove(library(), snapshot, SectionId{"theory"}, 1);
    planRemove(library(), snapshot, SectionId{"theory"});
}

} // namespace zhangfa
