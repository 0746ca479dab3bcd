// A challenge and what judging it came to, built by hand: no YAML, no sandbox. For the tests of reports.
#pragma once

#include <string>
#include <vector>

#include "reports/grade.hpp"

namespace assay::tests {

inline challenges::Case sample_case(const std::string& id, double weight = 1) {
  challenges::Case c;
  c.id = id;
  c.weight = weight;
  return c;
}

inline challenges::Group sample_group(const std::string& id, double points, std::vector<challenges::Case> cases) {
  challenges::Group group;
  group.id = id;
  group.points = points;
  group.cases = std::move(cases);
  return group;
}

inline challenges::CaseResult sample_result(challenges::Verdict verdict,
                                            challenges::Cause cause = challenges::Cause::none, double score = 0) {
  challenges::CaseResult result;
  result.verdict = verdict;
  result.cause = cause;
  result.score = verdict == challenges::Verdict::AC ? 1 : score;
  if (verdict != challenges::Verdict::SK && verdict != challenges::Verdict::CE) {
    result.cpu_ms = 11.2;
    result.wall_ms = 14;
    result.memory_kib = 9120;
    result.exit_code = 0;
  }
  return result;
}

// samples 0, bursts 60 (three cases), recovery 40 (needs bursts).
inline challenges::Challenge sample_challenge() {
  challenges::Challenge challenge;
  challenge.id = "rate-limiter";
  challenge.version = "1.2.0";
  challenge.name.by_language["en"] = "Rate limiter";
  challenge.level = challenges::Level::middle;
  challenge.skills = {{"concurrency", 1}, {"language", 2}};
  challenge.languages = {"python"};
  challenge.sha256 = std::string(64, 'c');
  challenge.groups.push_back(sample_group("samples", 0, {sample_case("first-call")}));
  challenge.groups[0].visibility = challenges::Visibility::sample;
  challenge.groups[0].cases[0].description = "A first call is always allowed.";
  challenge.groups.push_back(
      sample_group("bursts", 60, {sample_case("edge"), sample_case("many"), sample_case("slow")}));
  challenge.groups[1].visibility = challenges::Visibility::visible;
  challenge.groups[1].skills = challenges::Skills{{"concurrency", 3}};
  challenge.groups[1].ask.by_language["en"] = "What would change if two servers shared the limit?";
  challenge.groups[1].cases[1].hint.by_language["en"] = "Think of two calls in the same millisecond.";
  challenge.groups.push_back(sample_group("recovery", 40, {sample_case("restart"), sample_case("clock")}));
  challenge.groups[2].needs = {"bursts"};
  challenge.groups[2].ask.by_language["en"] = "Where does the state live after a restart?";
  challenge.levels = {{challenges::Level::junior, 20, {}, {}},
                      {challenges::Level::middle, 65, {{"bursts", 50}}, {}},
                      {challenges::Level::senior, 85, {}, {{"concurrency", 80}}}};
  challenge.rubric.push_back({"readability", {}, 20, {}});
  return challenge;
}

inline challenges::Submission sample_submission() {
  return {"python", {{"main.py", "import sys\n\nfor line in sys.stdin:\n    print(line.split()[1])\n"}}};
}

inline reports::Facts sample_facts() {
  reports::Facts facts;
  facts.report_id = "r-1";
  facts.generated_at = "2026-11-23T10:00:00Z";
  facts.submission_id = "s-1";
  facts.submitted_at = "2026-11-23T09:59:00Z";
  facts.candidate = reports::Candidate{"c-1", "Ada Example", "ada@example.org"};
  facts.isolation = {{"namespaces", "seccomp", "cgroup"}, {"landlock"}, {}};
  facts.accepted_weaker = {"landlock"};
  facts.host = {"Example CPU", "6.1.0", "Python 3.11.2"};
  return facts;
}

inline std::vector<challenges::CaseResult> results_of(const challenges::Challenge& challenge,
                                                      challenges::CaseResult each) {
  std::vector<challenges::CaseResult> results;
  for (const auto& group : challenge.groups)
    for (const auto& one : group.cases) {
      each.group = group.id;
      each.id = one.id;
      results.push_back(each);
    }
  return results;
}

inline reports::Report perfect_report() {
  const auto challenge = sample_challenge();
  auto result = sample_result(challenges::Verdict::AC);
  result.stdin_text = challenges::Excerpt{"a 0\n", 4, false};
  result.stdout_text = result.expected = challenges::Excerpt{"yes\n", 4, false};
  return reports::grade(challenge, sample_submission(), {}, results_of(challenge, result), sample_facts());
}

inline reports::Report mixed_report() {
  using challenges::Cause;
  using challenges::Verdict;
  const auto challenge = sample_challenge();
  auto results = results_of(challenge, sample_result(Verdict::AC));
  const auto put = [&](std::size_t at, challenges::CaseResult result) {
    result.group = results[at].group;
    result.id = results[at].id;
    results[at] = std::move(result);
  };
  auto wrong = sample_result(Verdict::WA, Cause::mismatch);
  wrong.stdin_text = challenges::Excerpt{"a 0\na 1\na 2\n", 12, false};
  wrong.expected = challenges::Excerpt{"yes\nyes\nno\nyes\n", 15, false};
  wrong.stdout_text = challenges::Excerpt{"yes\nyes\nyes \nyes\n", 17, false};
  wrong.message = "line 3: expected no, got yes";
  wrong.where = challenges::Where{"line", 3, ""};
  put(2, wrong);
  auto crash = sample_result(Verdict::RTE, Cause::exception);
  crash.exit_code = 1;
  crash.stderr_text = challenges::Excerpt{
      "Traceback (most recent call last):\n  File \"/work/main.py\", line 4, in <module>\nIndexError: list index out "
      "of range\n",
      108, false};
  put(3, crash);
  for (const std::size_t at : {4u, 5u}) {
    put(at, sample_result(Verdict::SK, Cause::skipped));
    results[at].because = "bursts";
  }
  return reports::grade(challenge, sample_submission(), {}, results, sample_facts());
}

inline reports::Report compile_error_report() {
  const auto challenge = sample_challenge();
  challenges::CompileResult compile;
  compile.verdict = challenges::Verdict::CE;
  compile.cause = challenges::Cause::compile;
  compile.output =
      "  File \"main.py\", line 3\n    for line in sys.stdin\n                         ^\nSyntaxError: expected ':'\n";
  compile.cpu_ms = 20.5;
  compile.wall_ms = 22;
  compile.memory_kib = 8000;
  return reports::grade(challenge, sample_submission(), compile,
                        results_of(challenge, sample_result(challenges::Verdict::CE, challenges::Cause::compile)),
                        sample_facts());
}

}  // namespace assay::tests
