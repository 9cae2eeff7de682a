// What stands between a document and its submission.
#include "check/obstacles.h"

#include "check/finding_json.h"
#include "core/values.h"

#include <algorithm>
#include <set>

namespace zhangfa {

namespace {

const FieldState* stateOf(const ReportState& report, const FieldId& id) {
    for (const FieldGroup& group : report.groups) {
        for (const FieldState& field : group.fields) {
            if (field.field.id == id) {
                return &field;
            }
        }
    }
    return nullptr;
}

std::optional<ObstacleGroup> groupOf(const Finding& finding) {
    if (finding.severity == Severity::hint) {
        return std::nullopt;
    }
    if (finding.rule->id == "placeholder") {
        return ObstacleGroup::placeholder;
    }
    return finding.severity == Severity::error ? ObstacleGroup::error : ObstacleGroup::warning;
}

} // namespace

std::string_view nameOf(ObstacleGroup group) {
    constexpr std::string_view names[] = {"unfilled", "placeholder", "error", "warning"};
    return names[static_cast<std::size_t>(group)];
}

std::vector<SubmissionObstacle> submissionObstacles(const ReportState& report, const std::vector<Finding>& findings) {
    std::vector<SubmissionObstacle> obstacles;
    std::set<std::string> marks; // of fields: told as such
    for (const FieldId& id : report.open) {
        const FieldState* field = stateOf(report, id);
        const bool required = field != nullptr && field->field.required;
        const std::string title = field != nullptr ? field->field.title : id.value;
        marks.insert(unfilledMark(title));
        obstacles.push_back({required ? ObstacleGroup::unfilled : ObstacleGroup::placeholder, title, id, std::nullopt});
    }
    for (const Finding& finding : findings) {
        const auto group = groupOf(finding);
        if (group && finding.rule->id != "unfilled" && !marks.contains(finding.text)) {
            obstacles.push_back({*group, {}, std::nullopt, finding});
        }
    }
    std::stable_sort(
        obstacles.begin(), obstacles.end(),
        [](const SubmissionObstacle& one, const SubmissionObstacle& two) { return one.group < two.group; });
    return obstacles;
}

bool holdsBack(const SubmissionObstacle& obstacle) { return obstacle.group != ObstacleGroup::warning; }

boost::json::array toJson(const std::vector<SubmissionObstacle>& obstacles, const Snapshot& snapshot,
                          const Texts& texts) {
    boost::json::array all;
    for (const SubmissionObstacle& obstacle : obstacles) {
        boost::json::object object;
        if (obstacle.finding) {
            object = std::move(toJson(std::vector{*obstacle.finding}, snapshot, texts)[0].as_object());
        } else {
            object["message"] = obstacle.title;
            object["field"] = obstacle.field->value;
        }
        object["group"] = nameOf(obstacle.group);
        all.push_back(std::move(object));
    }
    return all;
}

} // namespace zhangfa
