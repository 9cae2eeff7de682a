// What is not there yet: values, sections, answers, and what is too long.
#include "check/rule_groups.h"

#include "core/state.h"

namespace zhangfa {

void checkCompleteness(const CheckedDocument& document, Findings& findings) {
    if (!document.report.kind) {
        return; // nobody said what it should hold
    }
    const ReportState state = describe(document.library, document.report, document.snapshot);
    for (const SectionState& section : state.sections) {
        if (!section.present && section.need == Need::required) {
            findings.add("section.missing", {section.title});
        }
    }
    for (const FieldGroup& group : state.groups) {
        for (const FieldState& field : group.fields) {
            for (const std::string& item : field.unanswered) {
                findings.add("problem.unanswered", {item, field.field.title});
            }
            if (isAwaited(field) && field.value.is_null()) {
                findings.add("unfilled", {field.field.title});
            }
        }
    }
    if (state.limit && state.characters > *state.limit) {
        findings.add("length", {std::to_string(state.characters), std::to_string(*state.limit)});
    }
}

} // namespace zhangfa
