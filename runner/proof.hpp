// The author's proof (CONTRACT: the command line, `validate`; fine print "Proof"): runs a challenge's own solutions and its
// starters and says where the challenge does not do what it claims. Blocking; called by `assay validate` and, for uploads, by
// the daemon.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/language.hpp"
#include "reports/report.hpp"
#include "sandbox/box.hpp"

namespace assay::runner {

// One solution or starter that was run.
struct ProofRun {
  std::string path;      // as the challenge names it
  std::string language;  // "" when it could not be told
  std::string expected;  // "AC", "bad-input: WA|RTE", "starter"
  std::optional<challenges::Verdict> verdict;  // none when it could not be run
  std::optional<double> score;
  double max_score = 0;
  std::vector<std::string> problems;  // one sentence each; empty means proved
};

struct Proof {
  std::vector<ProofRun> runs;         // solutions in the challenge's order, then the starters that are not among them
  std::vector<std::string> problems;  // of the challenge as a whole
  std::vector<std::string> warnings;  // dead cases, tight limits: nothing that fails the proof
  bool judge_error = false;           // our own fault kept something from being proved
  bool proved() const;
};

// Called before each run with its path.
using ProofWatcher = std::function<void(const std::string& path)>;

Proof prove(const std::shared_ptr<const challenges::Challenge>& challenge, const challenges::Languages& languages,
            sandbox::Box& box, const ProofWatcher& watcher = {});

// The parts of it that are pure, for tests.

// What the report has that the solution's `expect` and `score` do not allow; one sentence each.
std::vector<std::string> unexpected(const challenges::Solution& solution, const reports::Report& report);

// The cases that no report of a wrong solution fails ("bursts/at-the-edge"), but samples that are worth nothing. What was
// skipped or did not compile catches nothing.
std::vector<std::string> dead_cases(const challenges::Challenge& challenge, const std::vector<reports::Report>& reports);

// One sentence for each group that candidates see whole and that runs behind a hidden one: what a program prints there can be
// the time, and so tell how long the hidden cases took.
std::vector<std::string> groups_behind_hidden(const challenges::Challenge& challenge);

// One sentence for each limit of which an accepted report used more than half, at the case that used most.
std::vector<std::string> tight_limits(const std::string& path, const reports::Report& report);

}  // namespace assay::runner
