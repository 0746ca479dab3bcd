#include "reports/grade.hpp"

#include <algorithm>
#include <cassert>
#include <map>

#include "base/digest.hpp"
#include "reports/levels.hpp"
#include "reports/questions.hpp"

namespace assay::reports {
namespace {

using challenges::Aggregate;
using challenges::Case;
using challenges::Challenge;
using challenges::Group;

using Results = std::vector<CaseResult>;

bool is_failure(Verdict verdict) { return verdict != Verdict::AC && verdict != Verdict::SK; }

std::optional<std::string> text_or_null(std::string text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// The share of its points that a case earned: what was not run and what we failed to judge earned none.
double share(const CaseResult& result) {
  switch (result.verdict) {
    case Verdict::AC:
      return 1;
    case Verdict::PC:
      return std::clamp(result.score, 0.0, 1.0);
    default:
      return 0;
  }
}

ReportedCase report_case(const Group& group, const Case& asked, const CaseResult& result) {
  ReportedCase reported;
  reported.id = asked.id;
  reported.verdict = result.verdict;
  reported.cause = result.cause;
  if (group.aggregate == Aggregate::sum) {
    reported.max_points = challenges::case_points(group, asked);
    if (result.verdict != Verdict::JE) reported.points = *reported.max_points * share(result);
  }
  reported.weight = asked.weight;
  reported.description = text_or_null(asked.description);
  reported.hint = text_or_null(asked.hint.text());
  // A case that never ran (SK, CE, our own fault) used nothing: null, not nought.
  const bool ran = result.verdict != Verdict::SK && result.verdict != Verdict::CE && result.verdict != Verdict::JE;
  if (ran) {
    reported.cpu_ms = result.cpu_ms;
    reported.wall_ms = result.wall_ms;
    reported.memory_kib = result.memory_kib;
  }
  reported.exit_code = result.exit_code;
  reported.signal = result.signal;
  reported.limits = result.limits;
  reported.stdin_text = result.stdin_text;
  reported.stdout_text = result.stdout_text;
  reported.stderr_text = result.stderr_text;
  reported.expected = result.expected;
  reported.printed = result.printed;
  reported.message = text_or_null(result.message);
  reported.feedback = text_or_null(result.feedback);
  reported.where = result.where;
  reported.because = result.because;
  return reported;
}

// Under `sum` the division comes last, so that full marks are the group's points exactly, whatever the weights.
double group_points(const Group& group, const Results& results) {
  if (group.cases.empty()) return 0;
  double earned = 0, weights = 0, lowest = 1;
  for (std::size_t i = 0; i < results.size(); ++i) {
    earned += group.cases[i].weight * share(results[i]);
    weights += group.cases[i].weight;
    lowest = std::min(lowest, share(results[i]));
  }
  switch (group.aggregate) {
    case Aggregate::sum:
      return weights > 0 ? group.points * (earned / weights) : 0;
    case Aggregate::min:
      return group.points * lowest;
    case Aggregate::all:
      return lowest >= 1 ? group.points : 0;
  }
  return 0;
}

// The first that is a failure, else SK where anything was not run, else AC.
Verdict verdict_of(const Results& results) {
  Verdict verdict = Verdict::AC;
  for (const auto& result : results) {
    if (is_failure(result.verdict)) return result.verdict;
    if (result.verdict == Verdict::SK) verdict = Verdict::SK;
  }
  return verdict;
}

ReportedGroup report_group(const Group& group, const Results& results) {
  ReportedGroup reported;
  reported.id = group.id;
  reported.visibility = group.visibility;
  reported.points = group_points(group, results);
  reported.max_points = group.points;
  reported.verdict = verdict_of(results);
  reported.ask = text_or_null(group.ask.text());
  for (std::size_t i = 0; i < results.size(); ++i)
    reported.cases.push_back(report_case(group, group.cases[i], results[i]));
  return reported;
}

bool any_judge_error(const Results& results) {
  return std::any_of(results.begin(), results.end(), [](const auto& r) { return r.verdict == Verdict::JE; });
}

Verdict submission_verdict(const challenges::CompileResult& compile, const Results& results) {
  if (compile.verdict == Verdict::CE) return Verdict::CE;
  if (compile.verdict == Verdict::JE || any_judge_error(results)) return Verdict::JE;
  return verdict_of(results);
}

// A group's points are shared over its skills (else the challenge's) by weight.
std::vector<SkillScore> skill_scores(const Challenge& challenge, const Report& report) {
  std::map<std::string, SkillScore> scores;
  for (std::size_t g = 0; g < challenge.groups.size(); ++g) {
    const auto& skills = challenge.groups[g].skills.value_or(challenge.skills);
    double weights = 0;
    for (const auto& [id, weight] : skills) weights += weight;
    if (weights <= 0 || report.groups[g].max_points <= 0) continue;
    for (const auto& [id, weight] : skills) {
      if (weight <= 0) continue;
      auto& score = scores[id];
      score.id = id;
      score.score += report.groups[g].points * weight / weights;
      score.max_score += report.groups[g].max_points * weight / weights;
    }
  }
  std::vector<SkillScore> list;
  for (auto& [id, score] : scores) list.push_back(std::move(score));
  return list;
}

ReportedSubmission report_submission(const challenges::Submission& submission, const Facts& facts) {
  ReportedSubmission reported;
  reported.id = facts.submission_id;
  reported.language = submission.language;
  reported.submitted_at = facts.submitted_at;
  reported.sha256 = challenges::digest(submission);
  for (const auto& file : submission.files)
    reported.files.push_back({file.path, file.content.size(), sha256_hex(file.content)});
  reported.candidate = facts.candidate;
  return reported;
}

ReportedChallenge report_challenge(const Challenge& challenge) {
  ReportedChallenge reported{challenge.id,          challenge.version,
                             challenge.name.text(), std::string(challenges::to_string(challenge.kind)),
                             std::nullopt,          challenge.sha256};
  if (challenge.level) reported.level = std::string(challenges::to_string(*challenge.level));
  return reported;
}

void report_facts(Report& report, const Facts& facts) {
  report.id = facts.report_id;
  report.generated_at = facts.generated_at;
  report.generator = "assay " ASSAY_VERSION;
  report.isolation = facts.isolation;
  report.accepted_weaker = facts.accepted_weaker;
  report.host = facts.host;
}

void score_groups(Report& report, const Challenge& challenge, const Results& results) {
  double score = 0;
  auto next = results.begin();
  for (const auto& group : challenge.groups) {
    assert(results.end() - next >= static_cast<std::ptrdiff_t>(group.cases.size()) && "a result for each case");
    const Results own(next, next + static_cast<std::ptrdiff_t>(group.cases.size()));
    next += static_cast<std::ptrdiff_t>(group.cases.size());
    report.groups.push_back(report_group(group, own));
    report.max_score += group.points;
    score += report.groups.back().points;
  }
  assert(next == results.end() && "no more results than cases");
  if (!report.incomplete) report.score = score;
}

}  // namespace

Report grade(const Challenge& challenge, const challenges::Submission& submission,
             const challenges::CompileResult& compile, const Results& results, const Facts& facts) {
  Report report;
  report_facts(report, facts);
  report.challenge = report_challenge(challenge);
  report.submission = report_submission(submission, facts);
  report.compile = compile;
  report.verdict = submission_verdict(compile, results);
  report.incomplete = report.verdict == Verdict::JE;
  score_groups(report, challenge, results);
  // A skill's share would count our own fault against the candidate.
  if (!report.incomplete) report.skills = skill_scores(challenge, report);
  report.level = level_result(challenge, report);
  report.questions = questions_for(report);
  for (const auto& item : challenge.rubric) report.rubric.push_back({item.id, item.points, {}, {}, {}});
  return report;
}

}  // namespace assay::reports
