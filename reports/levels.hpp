// Levels as thresholds in per cent (CONTRACT: `levels`, `level`). Called by grade.cpp with a report whose groups,
// skills and scores are filled in. Pure; shares are compared unrounded, and shown rounded down, so that "50 % needed,
// 50 % reached" is never printed for a threshold that was missed.
#pragma once

#include <optional>
#include <string>

#include "reports/report.hpp"

namespace assay::reports {

// Null where the challenge names no level at all, or nothing that was judged carries points (a run of samples only).
std::optional<LevelResult> level_result(const challenges::Challenge& challenge, const Report& report);

// "49.99" for 49.998: at most two decimals, never more than was reached.
std::string reached_per_cent(double per_cent);

}  // namespace assay::reports
