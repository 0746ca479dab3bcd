#include "runner/judge.hpp"

#include <algorithm>
#include <exception>
#include <map>
#include <utility>

#include "base/log.hpp"
#include "base/text.hpp"
#include "challenges/kinds/kind.hpp"

namespace assay::runner {
namespace {

using challenges::CaseResult;
using challenges::Cause;
using challenges::Challenge;
using challenges::CompileResult;
using challenges::Group;
using challenges::Verdict;

constexpr int attempts = 3;  // once, and twice again after a fault of ours

// The part of a challenge that a run on samples judges: its sample groups. Levels go, since no level is reached on samples;
// so does a need of a group that is not here.
Challenge samples_of(const Challenge& whole) {
  Challenge part = whole;
  std::erase_if(part.groups, [](const Group& group) { return group.visibility != challenges::Visibility::sample; });
  for (Group& group : part.groups)
    std::erase_if(group.needs, [&](const std::string& need) {
      return std::none_of(part.groups.begin(), part.groups.end(), [&](const Group& other) { return other.id == need; });
    });
  part.levels.clear();
  return part;
}

// Calls `attempt` until it gives something that is no fault of ours, three times at most; an exception is a fault too.
template <class T>
Result<T> with_retries(const std::string& what, const std::function<Result<T>()>& attempt) {
  Error last;
  for (int i = 1; i <= attempts; ++i) {
    try {
      Result<T> result = attempt();
      if (result) return result;
      last = result.error();
    } catch (const std::exception& error) {
      last = Error(ErrorCode::internal, error.what());
    }
    spdlog::warn("{}: attempt {} of {} failed by a fault of ours: {}", what, i, attempts, printable(last.message(), false));
  }
  return last;
}

class Walk {
 public:
  Walk(const Challenge& challenge, const Judging& judging, const std::string& toolchain, sandbox::Box& box, const Observer& observer)
      : challenge_(challenge), judging_(judging), before_{judging.programs, toolchain}, box_(box), observer_(observer) {}

  void run() {
    const auto compiled = with_retries<challenges::Compiled>("compiling for " + challenge_.id, [this] {
      return compile_once();
    });
    compile_.verdict = Verdict::JE;
    compile_.cause = Cause::sandbox;
    if (compiled) compile_ = compiled->result;
    tell(observer_.compiled, compile_);
    const std::string entry = compiled ? compiled->entry : std::string();
    for (const Group& group : challenge_.groups) judge_group(group, entry);
  }

  const CompileResult& compile_result() const { return compile_; }
  const std::vector<CaseResult>& results() const { return results_; }

 private:
  Result<challenges::Compiled> compile_once() {
    auto compiled = challenges::compile(challenge_, judging_.language, judging_.submission, box_, before_);
    if (compiled && compiled->result.verdict == Verdict::JE)
      return Error(ErrorCode::internal, "the compiler's run was not judged: " + compiled->result.output);
    return compiled;
  }

  void judge_group(const Group& group, const std::string& entry) {
    std::string because = unmet_need(group);
    bool accepted = true;
    for (const challenges::Case& asked : group.cases) {
      CaseResult result = judge_case(group, asked, entry, because);
      result.group = group.id;
      result.id = asked.id;
      accepted = accepted && result.verdict == Verdict::AC;
      // A fault of ours is no failure: it stops nothing.
      if (group.stop_on_fail && because.empty() && result.verdict != Verdict::AC && result.verdict != Verdict::JE)
        because = group.id;
      tell(observer_.judged, result);
      results_.push_back(std::move(result));
    }
    accepted_[group.id] = accepted;
  }

  // The first group among the needed that is not fully accepted; "" when all are.
  std::string unmet_need(const Group& group) const {
    for (const std::string& need : group.needs) {
      const auto found = accepted_.find(need);
      if (found == accepted_.end() || !found->second) return need;
    }
    return {};
  }

  // What a program that was never built, or never wanted, comes to; otherwise the case is run.
  CaseResult judge_case(const Group& group, const challenges::Case& asked, const std::string& entry,
                        const std::string& because) {
    const std::string& language = judging_.language.id;
    if (compile_.verdict == Verdict::CE)
      return challenges::unjudged_case(challenge_, group, asked, language, Verdict::CE, compile_.cause, "");
    if (compile_.verdict != Verdict::AC)
      return challenges::unjudged_case(challenge_, group, asked, language, Verdict::JE, compile_.cause,
                                       "The judge could not compile: a fault of the judge's, not of the program's.");
    if (!because.empty()) return challenges::skipped_case(challenge_, group, asked, language, because);
    return run_case(group, asked, entry);
  }

  CaseResult run_case(const Group& group, const challenges::Case& asked, const std::string& entry) {
    const challenges::Program program{judging_.language, entry};
    auto result = with_retries<CaseResult>(challenge_.id + " " + group.id + "/" + asked.id, [&]() -> Result<CaseResult> {
      auto made = challenges::kind(challenge_.kind).run_case(challenge_, group, asked, program, box_);
      if (made && made->verdict == Verdict::JE) return Error(ErrorCode::internal, made->message);
      return made;
    });
    if (result) return std::move(*result);
    return challenges::unjudged_case(challenge_, group, asked, judging_.language.id, Verdict::JE, Cause::sandbox,
                                     "The judge could not run this case: " + to_utf8(result.error().message()));
  }

  // A watcher that throws must not cost the candidate the judging.
  template <class T>
  void tell(const std::function<void(const T&)>& watcher, const T& news) {
    try {
      if (watcher) watcher(news);
    } catch (const std::exception& error) {
      spdlog::error("a watcher of {} failed: {}", challenge_.id, printable(error.what(), false));
    }
  }

  const Challenge& challenge_;
  const Judging& judging_;
  const challenges::CompiledBefore before_;
  sandbox::Box& box_;
  const Observer& observer_;
  CompileResult compile_;
  std::map<std::string, bool> accepted_;
  std::vector<CaseResult> results_;
};

// What is left to say when grading itself failed.
reports::Report broken_report(const Judging& judging, const reports::Facts& facts) {
  reports::Report report;
  report.id = facts.report_id;
  report.generated_at = facts.generated_at;
  report.generator = std::string("assay ") + ASSAY_VERSION;
  report.challenge.id = judging.challenge->id;
  report.challenge.version = judging.challenge->version;
  report.challenge.sha256 = judging.challenge->sha256;
  report.submission.id = facts.submission_id;
  report.submission.language = judging.language.id;
  report.submission.submitted_at = facts.submitted_at;
  report.submission.candidate = facts.candidate;
  report.incomplete = true;
  report.compile.verdict = Verdict::JE;
  report.compile.cause = Cause::internal;
  report.isolation = facts.isolation;
  report.accepted_weaker = facts.accepted_weaker;
  report.host = facts.host;
  return report;
}

}  // namespace

reports::Report judge(const Judging& judging, sandbox::Box& box, reports::Facts facts, const Observer& observer) {
  try {
    const Challenge samples = judging.samples_only ? samples_of(*judging.challenge) : Challenge{};
    const Challenge& challenge = judging.samples_only ? samples : *judging.challenge;
    Turns nobody_else;
    FairBox fair(box, judging.turns != nullptr ? *judging.turns : nobody_else);
    Walk walk(challenge, judging, facts.host.toolchain, fair, observer);
    walk.run();
    return reports::grade(challenge, judging.submission, walk.compile_result(), walk.results(), facts);
  } catch (const std::exception& error) {
    spdlog::error("judging {} failed: {}", judging.challenge->id, printable(error.what(), false));
  }
  return broken_report(judging, facts);
}

}  // namespace assay::runner
