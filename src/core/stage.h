// How far a document has come (草稿, 征求意见稿, 送审稿, 定稿): in the name of its file, and behind its title.
#pragma once

#include "edits.h"
#include "library.h"
#include "report.h"
#include "snapshot.h"

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zhangfa {

enum class Stage { draft, consultation, review, final };
inline constexpr std::array stages = {Stage::draft, Stage::consultation, Stage::review, Stage::final};

std::string_view nameOf(Stage stage); // "consultation": as requests and documents spell it
std::string_view wordOf(Stage stage); // 征求意见稿: as file names and titles have it
std::optional<Stage> stageNamed(std::string_view name);

inline const std::string stageProperty = "zf._stage"; // missing: a draft
Stage stageIn(const std::map<std::string, std::string>& properties);

// Which stage stands behind the title: consultation or review, the only ones that do.
std::optional<Stage> stageInTitle(const Library& library, const Report& report, const Snapshot& snapshot);

// The document comes to that stage. `inTitle`: it stands behind the title, as （征求意见稿）; nothing: if the one
// before did. Drafts and final texts never have it there. No edits where all is so already, or Zhangfa has no part in
// the document.
Edits planStage(const Library& library, const Snapshot& snapshot, Stage stage, std::optional<bool> inTitle);

// 报告_送审稿_20261121_v3, without ending: one version more than the highest among `present`, names of files with any
// ending. Of a name that is too long the beginning is cut.
std::string stagedFileName(std::string_view name, Stage stage, std::chrono::year_month_day date,
                           const std::vector<std::string>& present);

} // namespace zhangfa
