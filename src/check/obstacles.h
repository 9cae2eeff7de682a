// What stands between a document and its submission: what is not filled, what was left open, what a check found.
#pragma once

#include "check/finding.h"
#include "core/snapshot.h"
#include "core/state.h"
#include "core/texts.h"

#include <boost/json.hpp>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace zhangfa {

enum class ObstacleGroup : std::uint8_t { unfilled, placeholder, error, warning };
std::string_view nameOf(ObstacleGroup group);

struct SubmissionObstacle {
    ObstacleGroup group = ObstacleGroup::unfilled;
    std::string title;              // of the field
    std::optional<FieldId> field;   // that is not filled
    std::optional<Finding> finding; // else
};
// By group. Fields that must be filled come first; others that show as open count as placeholders. Hints do not count.
std::vector<SubmissionObstacle> submissionObstacles(const ReportState& report, const std::vector<Finding>& findings);

// All but warnings hold a document back from being submitted.
bool holdsBack(const SubmissionObstacle& obstacle);

// [{"group", "message", "field"? or what a finding has}]
boost::json::array toJson(const std::vector<SubmissionObstacle>& obstacles, const Snapshot& snapshot,
                          const Texts& texts);

} // namespace zhangfa
