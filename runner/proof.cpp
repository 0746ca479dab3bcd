#include "runner/proof.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "runner/intake.hpp"
#include "runner/judge.hpp"

namespace assay::runner {
namespace {

using challenges::Challenge;
using challenges::Solution;
using challenges::Submission;
using challenges::Verdict;

std::string expectation(const Solution& solution) {
  std::vector<std::string> parts;
  for (const auto& [name, verdicts] : solution.expect) {
    std::vector<std::string_view> codes;
    for (const Verdict verdict : verdicts) codes.push_back(challenges::to_string(verdict));
    const std::string allowed = codes.empty() ? "any" : fmt::format("{}", fmt::join(codes, "|"));
    parts.push_back(name.empty() ? allowed : name + ": " + allowed);
  }
  if (parts.empty() && solution.score) parts.push_back(fmt::format("{:g} to {:g} points", solution.score->first, solution.score->second));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string without_final_slash(std::string path) {
  while (path.ends_with('/')) path.pop_back();
  return path;
}

// The files that a challenge calls a solution, with the challenge's own limit on sources.
Result<Submission> submission_at(const Challenge& challenge, const challenges::Languages& languages, const std::string& path) {
  const IntakeLimits limits{std::size_t{challenge.source_kib} * 1024, IntakeLimits{}.entries};
  auto files = from_path((std::filesystem::path(challenge.folder) / without_final_slash(path)).string(), limits);
  if (!files) return files.error();
  std::vector<std::string> paths;
  for (const challenges::SourceFile& file : *files) paths.push_back(file.path);
  const auto language = challenges::guess_language(languages, paths, challenge.languages);
  if (!language) return language.error();
  return Submission{*language, std::move(*files)};
}

class Prover {
 public:
  Prover(const std::shared_ptr<const Challenge>& challenge, const challenges::Languages& languages, sandbox::Box& box,
         const ProofWatcher& watcher)
      : challenge_(challenge), languages_(languages), box_(box), watcher_(watcher) {}

  Proof prove() {
    for (const Solution& solution : challenge_->solutions) run_solution(solution);
    run_starters();
    judge_the_set();
    return std::move(proof_);
  }

 private:
  std::optional<reports::Report> run(const Submission& submission, ProofRun& run) {
    if (watcher_) watcher_(run.path);
    run.language = submission.language;
    reports::Report report = judge({challenge_, languages_.at(submission.language), submission}, box_, {});
    run.verdict = report.verdict;
    run.score = report.score;
    run.max_score = report.max_score;
    if (report.incomplete || report.verdict == Verdict::JE) {
      proof_.judge_error = true;
      run.problems.push_back("the judge failed; this proves nothing about it");
      return std::nullopt;
    }
    return report;
  }

  // The first lines of what the compiler said, for a solution that was not meant to fail there.
  static std::string compiler_says(const reports::Report& report) {
    constexpr std::size_t shown = 300;
    return "it does not compile: " + report.compile.output.substr(0, shown);
  }

  void run_solution(const Solution& solution) {
    ProofRun line;
    line.path = solution.path;
    line.expected = expectation(solution);
    const Result<Submission> submission = submission_at(*challenge_, languages_, solution.path);
    std::optional<reports::Report> report;
    if (!submission)
      line.problems.push_back(submission.error().message());
    else
      report = run(*submission, line);
    if (report) {
      line.problems = unexpected(solution, *report);
      if (!line.problems.empty() && report->verdict == Verdict::CE) line.problems.push_back(compiler_says(*report));
      sort_report(solution, std::move(*report));
    }
    proof_.runs.push_back(std::move(line));
  }

  // A right solution shows head-room, a wrong one what the cases catch; a listed starter shows neither.
  void sort_report(const Solution& solution, reports::Report report) {
    if (without_final_slash(solution.path).starts_with("starter/")) return;
    if (report.verdict == Verdict::AC) {
      solved_in_.insert(report.submission.language);
      for (std::string& warning : tight_limits(solution.path, report)) proof_.warnings.push_back(std::move(warning));
    } else {
      wrong_.push_back(std::move(report));
    }
  }

  bool is_listed(const std::string& path) const {
    return std::any_of(challenge_->solutions.begin(), challenge_->solutions.end(), [&](const Solution& solution) {
      const std::string listed = without_final_slash(solution.path);
      return listed == path || listed.starts_with(path + "/");
    });
  }

  // The starter of each language compiles and scores nothing; one that is listed among the solutions has its own range.
  void run_starters() {
    for (const std::string& language : challenge_->languages) {
      const std::string path = "starter/" + language;
      const auto starter = challenge_->starters.find(language);
      if (starter == challenge_->starters.end()) {
        proof_.warnings.push_back("there is no " + path + "/: candidates in " + language + " begin with an empty page");
        continue;
      }
      if (is_listed(path)) continue;
      ProofRun line;
      line.path = path;
      line.expected = "0 points";
      Submission submission{language, {}};
      for (const auto& [name, content] : starter->second) submission.files.push_back({name, content});
      const auto report = run(submission, line);
      if (report && report->verdict == Verdict::CE) line.problems.push_back(compiler_says(*report));
      if (report && report->score.value_or(0) > 0)
        line.problems.push_back(fmt::format("score: 0 points expected, {:.6g} came; a starter is worth nothing, or is listed under "
                                            "solutions with its range",
                                            *report->score));
      proof_.runs.push_back(std::move(line));
    }
  }

  void judge_the_set() {
    if (challenge_->solutions.empty()) proof_.problems.emplace_back("there are no solutions; a right one and wrong ones prove a challenge");
    for (const std::string& language : challenge_->languages)
      if (!challenge_->solutions.empty() && !solved_in_.contains(language))
        proof_.warnings.push_back("no solution in " + language + " is accepted: nothing shows that it can be solved in it");
    for (std::string& told : groups_behind_hidden(*challenge_)) proof_.warnings.push_back(std::move(told));
    if (proof_.judge_error) return;  // what was not run cannot show a case to be dead
    for (const std::string& dead : dead_cases(*challenge_, wrong_))
      proof_.warnings.push_back("case " + dead + " catches no wrong solution");
  }

  const std::shared_ptr<const Challenge>& challenge_;
  const challenges::Languages& languages_;
  sandbox::Box& box_;
  const ProofWatcher& watcher_;
  Proof proof_;
  std::set<std::string> solved_in_;
  std::vector<reports::Report> wrong_;
};

}  // namespace

bool Proof::proved() const {
  return problems.empty() && std::all_of(runs.begin(), runs.end(), [](const ProofRun& run) { return run.problems.empty(); });
}

Proof prove(const std::shared_ptr<const Challenge>& challenge, const challenges::Languages& languages, sandbox::Box& box,
            const ProofWatcher& watcher) {
  return Prover(challenge, languages, box, watcher).prove();
}

}  // namespace assay::runner
