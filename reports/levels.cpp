#include "reports/levels.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "reports/numbers.hpp"

namespace assay::reports {
namespace {

// Sums of shares carry the noise of doubles; nobody misses a level by a billionth of a per cent.
constexpr double noise = 1e-9;

double per_cent(double part, double whole) { return whole > 0 ? 100.0 * part / whole : 0.0; }

double group_per_cent(const Report& report, const std::string& id) {
  const auto found =
      std::find_if(report.groups.begin(), report.groups.end(), [&](const auto& g) { return g.id == id; });
  return found == report.groups.end() ? 0.0 : per_cent(found->points, found->max_points);
}

double skill_per_cent(const Report& report, const std::string& id) {
  const auto found =
      std::find_if(report.skills.begin(), report.skills.end(), [&](const auto& s) { return s.id == id; });
  return found == report.skills.end() ? 0.0 : per_cent(found->score, found->max_score);
}

std::vector<Threshold> thresholds_of(const challenges::LevelRule& rule, const Report& report) {
  std::vector<Threshold> thresholds;
  if (rule.score) thresholds.push_back({"score", *rule.score, per_cent(report.score.value_or(0), report.max_score)});
  for (const auto& [id, needed] : rule.groups)
    thresholds.push_back({"group " + id, needed, group_per_cent(report, id)});
  for (const auto& [id, needed] : rule.skills)
    thresholds.push_back({"skill " + id, needed, skill_per_cent(report, id)});
  return thresholds;
}

bool met(const Threshold& threshold) { return threshold.got >= threshold.needed - noise; }

std::string missing_sentence(const Threshold& threshold) {
  return fmt::format("{}: {} % needed, {} % reached", threshold.what, decimal(threshold.needed),
                     reached_per_cent(threshold.got));
}

}  // namespace

std::string reached_per_cent(double per_cent) { return decimal(std::floor(per_cent * 100 + noise) / 100); }

std::optional<LevelResult> level_result(const challenges::Challenge& challenge, const Report& report) {
  if (!challenge.level && challenge.levels.empty()) return std::nullopt;
  if (report.max_score <= 0) return std::nullopt;
  LevelResult result;
  if (challenge.level) result.asked = std::string(challenges::to_string(*challenge.level));
  // An incomplete judging says nothing about the candidate's level.
  if (report.incomplete) return result;

  const challenges::LevelRule* reached = nullptr;
  for (const auto& rule : challenge.levels) {
    const auto thresholds = thresholds_of(rule, report);
    if (std::all_of(thresholds.begin(), thresholds.end(), met)) reached = &rule;
  }
  if (reached != nullptr) result.reached = std::string(challenges::to_string(reached->level));

  // The thresholds shown are those of the next level, or of the highest once that is reached.
  const auto next = std::find_if(challenge.levels.begin(), challenge.levels.end(),
                                 [&](const auto& rule) { return reached == nullptr || rule.level > reached->level; });
  if (next != challenge.levels.end())
    result.thresholds = thresholds_of(*next, report);
  else if (reached != nullptr)
    result.thresholds = thresholds_of(*reached, report);
  for (const auto& threshold : result.thresholds)
    if (!met(threshold)) result.missing_for_next.push_back(missing_sentence(threshold));
  return result;
}

}  // namespace assay::reports
