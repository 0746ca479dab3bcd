#include "reports/questions.hpp"

#include <algorithm>

namespace assay::reports {
namespace {

// In an incomplete report a case may be SK because of our fault in another group, so only the candidate's own failures
// count.
bool own_failure(const ReportedCase& result) {
  return result.verdict != Verdict::AC && result.verdict != Verdict::SK && result.verdict != Verdict::JE;
}

bool lost_points(const ReportedGroup& group, bool incomplete) {
  if (group.points >= group.max_points) return false;
  return !incomplete || std::any_of(group.cases.begin(), group.cases.end(), own_failure);
}

}  // namespace

std::vector<Question> questions_for(const Report& report) {
  std::vector<Question> questions;
  for (const auto& group : report.groups)
    if (group.ask && lost_points(group, report.incomplete)) questions.push_back({group.id, *group.ask});
  return questions;
}

}  // namespace assay::reports
