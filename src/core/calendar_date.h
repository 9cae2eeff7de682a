// Dates: as JSON has them, as an official document shows them, and as people type them.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace zhangfa {

// All dates have a year of four digits. What is read may be no day of the calendar (2026-02-30): ask ok().
std::optional<std::chrono::year_month_day> dateFromIso(std::string_view text); // exactly "2026-11-21"
// 2026-11-21, 2026.11.21, 2026/11/21, 2026年11月21日 (or 号), also in full width, with spaces.
std::optional<std::chrono::year_month_day> dateFromText(std::string_view text);

std::string isoDate(std::chrono::year_month_day date);      // 2026-11-21
std::string officialDate(std::chrono::year_month_day date); // 2026年11月21日

} // namespace zhangfa
