#include "reports/render/words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "reports/numbers.hpp"

namespace assay::reports {
namespace {

std::string joined(const std::vector<std::string>& list) {
  return list.empty() ? "none" : fmt::format("{}", fmt::join(list, ", "));
}

const ReportedCase* deciding_case(const Report& report) {
  for (const auto& group : report.groups)
    for (const auto& result : group.cases)
      if (result.verdict == report.verdict) return &result;
  return nullptr;
}

}  // namespace

std::string_view verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::AC:
      return "Accepted";
    case Verdict::PC:
      return "Partly correct";
    case Verdict::WA:
      return "Wrong answer";
    case Verdict::TLE:
      return "Time limit exceeded";
    case Verdict::MLE:
      return "Memory limit exceeded";
    case Verdict::OLE:
      return "Output limit exceeded";
    case Verdict::RTE:
      return "Run-time error";
    case Verdict::CE:
      return "Did not compile";
    case Verdict::SK:
      return "Not run";
    case Verdict::JE:
      return "Judge error";
  }
  return "";
}

std::string headline(const Report& report) {
  Cause cause = Cause::none;
  if (report.verdict == Verdict::CE)
    cause = report.compile.cause;
  else if (const auto* decided = deciding_case(report))
    cause = decided->cause;
  else if (report.verdict == Verdict::JE)
    cause = Cause::internal;
  return std::string(challenges::sentence(report.verdict, cause));
}

std::string score_text(const Report& report) {
  if (!report.score) return "No score: the judging is incomplete, through no fault of the candidate.";
  return fmt::format("{} of {} points", decimal(*report.score), decimal(report.max_score));
}

double share_of(double part, double whole) { return whole > 0 ? 100.0 * part / whole : 0.0; }

std::string points_text(const ReportedCase& result) {
  if (!result.max_points || !result.points) return "";
  return decimal(*result.points) + " / " + decimal(*result.max_points);
}

bool failed(const ReportedCase& result) { return result.verdict != Verdict::AC && result.verdict != Verdict::SK; }

bool has_details(const ReportedCase& result) {
  return result.stdin_text || result.stdout_text || result.stderr_text || result.expected || result.printed ||
         result.message || result.feedback || result.description || result.hint;
}

std::string_view visibility_text(challenges::Visibility visibility) {
  return visibility == challenges::Visibility::after_deadline ? "after the deadline"
                                                              : challenges::to_string(visibility);
}

std::string because_text(const ReportedCase& result) {
  if (result.verdict != Verdict::SK) return "";
  return result.because ? "because of group " + *result.because : "";
}

std::string ending_text(const ReportedCase& result) {
  if (result.signal) return "signal " + *result.signal;
  if (result.exit_code) return fmt::format("exit status {}", *result.exit_code);
  return "";
}

std::string level_text(const Report& report) {
  if (!report.level) return "";
  std::string text;
  if (report.level->asked) text = fmt::format("Asked: {}. ", *report.level->asked);
  if (report.incomplete) return text + "Not determined, because the judging is incomplete.";
  if (report.level->thresholds.empty() && !report.level->reached) {
    if (!text.empty()) text.pop_back();
    return text;
  }
  return text + fmt::format("Reached: {}.", report.level->reached.value_or("none"));
}

std::string isolation_text(const Report& report) {
  std::string text = fmt::format("Enforced: {}. Degraded: {}. Absent: {}.", joined(report.isolation.enforced),
                                 joined(report.isolation.degraded), joined(report.isolation.absent));
  if (!report.accepted_weaker.empty())
    text += fmt::format(" Run all the same, by the operator's decision, without: {}.", joined(report.accepted_weaker));
  return text;
}

std::string greeting(const Report& report) {
  const auto& candidate = report.submission.candidate;
  return candidate && !candidate->name.empty() ? fmt::format("Dear {},", candidate->name) : "Hello,";
}

std::string opening(const Report& report) {
  const std::string& name = report.challenge.name;
  if (report.incomplete)
    return fmt::format(
        "thank you for your work on {}. We could not judge it completely; the fault is ours, and nothing of it "
        "counts against you.",
        name);
  if (report.verdict == Verdict::AC)
    return fmt::format("thank you for your work on {}. Your program passed every case. Here is how it did.", name);
  return fmt::format("thank you for your work on {}. Here is what your program did on each case, and what may help.",
                     name);
}

}  // namespace assay::reports
