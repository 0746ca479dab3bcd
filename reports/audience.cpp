#include "reports/audience.hpp"

namespace assay::reports {
namespace {

using challenges::Visibility;

bool open_to_candidate(Visibility visibility, bool deadline_passed) {
  switch (visibility) {
    case Visibility::sample:
    case Visibility::visible:
      return true;
    case Visibility::hidden:
      return false;
    case Visibility::after_deadline:
      return deadline_passed;
  }
  return false;
}

// Built from nothing, so that a field added later is hidden until someone decides otherwise.
ReportedCase hidden_case(const ReportedCase& full) {
  ReportedCase shown;
  shown.id = full.id;
  shown.verdict = full.verdict;
  shown.cause = full.cause;
  shown.points = full.points;
  shown.max_points = full.max_points;
  shown.weight = std::nullopt;
  shown.hint = full.hint;
  shown.because = full.because;
  return shown;
}

}  // namespace

Report for_audience(Report report, Audience audience, bool deadline_passed) {
  report.audience = audience;
  if (audience == Audience::panel) return report;
  report.questions.clear();
  for (auto& group : report.groups) {
    group.ask.reset();
    if (open_to_candidate(group.visibility, deadline_passed)) continue;
    for (auto& result : group.cases) result = hidden_case(result);
  }
  // Marks and notes are the panel's; what can be earned was shown beforehand.
  for (auto& item : report.rubric) item = {item.id, item.max_points, {}, {}, {}};
  return report;
}

}  // namespace assay::reports
