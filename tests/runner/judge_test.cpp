#include "runner/judge.hpp"

#include <doctest/doctest.h>

#include <set>

#include "tests/runner/judge_box.hpp"

namespace assay::runner {
namespace {

using challenges::Verdict;
using test::our_fault;
using test::ScriptedBox;
using test::toy_challenge;
using test::toy_group;

using Names = std::vector<std::string>;

// The cases in `wrong` are answered wrongly, all others rightly.
test::Answer all_but(std::set<std::string> wrong) {
  return [wrong = std::move(wrong)](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    if (command.profile == sandbox::Profile::compile) return test::exited(0);
    return test::exited(0, wrong.contains(std::string(command.stdin_text)) ? "no\n" : "yes\n");
  };
}

struct Heard {
  Names news;
  Observer observer() {
    return {[this](const challenges::CompileResult& result) { news.push_back("compile " + std::string(to_string(result.verdict))); },
            [this](const challenges::CaseResult& result) {
              news.push_back(result.group + "/" + result.id + " " + std::string(to_string(result.verdict)));
            }};
  }
};

reports::Report judge_toy(std::shared_ptr<const challenges::Challenge> challenge, ScriptedBox& box, Heard& heard,
                          bool samples_only = false) {
  const challenges::Language language = test::toy_language();
  const challenges::Submission submission = test::toy_submission();
  return judge({std::move(challenge), language, submission, samples_only}, box, {}, heard.observer());
}

Names verdicts(const reports::Report& report) {
  Names all;
  for (const reports::ReportedGroup& group : report.groups)
    for (const reports::ReportedCase& item : group.cases)
      all.push_back(group.id + "/" + item.id + " " + std::string(to_string(item.verdict)) +
                    (item.because ? " because of " + *item.because : ""));
  return all;
}

TEST_CASE("a submission compiles once, however many cases it has, and they run in the challenge's order") {
  ScriptedBox box(all_but({}));
  Heard heard;
  const auto report = judge_toy(toy_challenge({toy_group("b", {"2", "1"}), toy_group("a", {"x"})}), box, heard);
  CHECK(box.log == Names{"compile", "b/2", "b/1", "a/x"});
  CHECK(heard.news == Names{"compile AC", "b/2 AC", "b/1 AC", "a/x AC"});
  CHECK(report.verdict == Verdict::AC);
  CHECK(report.score.value_or(-1) == 20);
}

TEST_CASE("a group runs only when every case of each needed group was accepted") {
  auto challenge = toy_challenge({toy_group("base", {"1", "2"}), toy_group("free", {"1"}), toy_group("top", {"1"}),
                                  toy_group("above", {"1"})});
  challenge->groups[2].needs = {"free", "base"};
  challenge->groups[3].needs = {"top"};
  ScriptedBox box(all_but({"base/1"}));
  Heard heard;
  const auto report = judge_toy(challenge, box, heard);
  CHECK(verdicts(report) == Names{"base/1 WA", "base/2 AC", "free/1 AC", "top/1 SK because of base", "above/1 SK because of top"});
  CHECK(box.log == Names{"compile", "base/1", "base/2", "free/1"});
  CHECK(heard.news.size() == 6);
  CHECK(report.verdict == Verdict::WA);
}

TEST_CASE("a needed group that was fully accepted lets the group run") {
  auto challenge = toy_challenge({toy_group("base", {"1"}), toy_group("top", {"1"})});
  challenge->groups[1].needs = {"base"};
  ScriptedBox box(all_but({}));
  Heard heard;
  CHECK(verdicts(judge_toy(challenge, box, heard)) == Names{"base/1 AC", "top/1 AC"});
}

TEST_CASE("stop_on_fail skips the rest of its own group and nothing else") {
  auto challenge = toy_challenge({toy_group("a", {"1", "2", "3"}), toy_group("b", {"1"})});
  challenge->groups[0].stop_on_fail = true;
  ScriptedBox box(all_but({"a/2"}));
  Heard heard;
  CHECK(verdicts(judge_toy(challenge, box, heard)) == Names{"a/1 AC", "a/2 WA", "a/3 SK because of a", "b/1 AC"});
}

TEST_CASE("without stop_on_fail a failure skips nothing") {
  ScriptedBox box(all_but({"a/1"}));
  Heard heard;
  CHECK(verdicts(judge_toy(toy_challenge({toy_group("a", {"1", "2"})}), box, heard)) == Names{"a/1 WA", "a/2 AC"});
}

TEST_CASE("what does not compile is CE in every case, and no case runs") {
  ScriptedBox box([](const sandbox::Command&) { return test::exited(1, "", "main.toy:1: what is this?"); });
  Heard heard;
  auto challenge = toy_challenge({toy_group("a", {"1"}), toy_group("b", {"1"})});
  challenge->groups[1].needs = {"a"};
  const auto report = judge_toy(challenge, box, heard);
  CHECK(box.log == Names{"compile"});
  CHECK(verdicts(report) == Names{"a/1 CE", "b/1 CE"});
  CHECK(heard.news == Names{"compile CE", "a/1 CE", "b/1 CE"});
  CHECK(report.verdict == Verdict::CE);
  CHECK(report.score.value_or(-1) == 0);
  CHECK_FALSE(report.incomplete);
}

TEST_CASE("our own fault is retried twice, and a third attempt that works counts as if nothing had been") {
  int failures = 2;
  ScriptedBox box([&](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    if (command.stdin_text == "a/2" && failures-- > 0) return our_fault();
    return test::exited(0, "yes\n");
  });
  Heard heard;
  const auto report = judge_toy(toy_challenge({toy_group("a", {"1", "2"})}), box, heard);
  CHECK(box.log == Names{"compile", "a/1", "a/2", "a/2", "a/2"});
  CHECK(heard.news == Names{"compile AC", "a/1 AC", "a/2 AC"});
  CHECK(report.verdict == Verdict::AC);
  CHECK_FALSE(report.incomplete);
}

TEST_CASE("our own fault that stays is JE for that case alone, takes the score away and blames nobody") {
  ScriptedBox box([](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    if (command.stdin_text == "a/1") return our_fault();
    return test::exited(0, "yes\n");
  });
  Heard heard;
  auto challenge = toy_challenge({toy_group("a", {"1", "2"})});
  challenge->groups[0].stop_on_fail = true;
  const auto report = judge_toy(challenge, box, heard);
  CHECK(box.log == Names{"compile", "a/1", "a/1", "a/1", "a/2"});
  CHECK(verdicts(report) == Names{"a/1 JE", "a/2 AC"});
  CHECK(report.verdict == Verdict::JE);
  CHECK(report.incomplete);
  CHECK_FALSE(report.score.has_value());
}

TEST_CASE("our own fault while compiling is retried, then the whole is JE and nothing runs") {
  ScriptedBox box([](const sandbox::Command&) -> Result<sandbox::Outcome> { return our_fault(); });
  Heard heard;
  const auto report = judge_toy(toy_challenge({toy_group("a", {"1"}), toy_group("b", {"1"})}), box, heard);
  CHECK(box.log == Names{"compile", "compile", "compile"});
  CHECK(verdicts(report) == Names{"a/1 JE", "b/1 JE"});
  CHECK(heard.news == Names{"compile JE", "a/1 JE", "b/1 JE"});
  CHECK(report.compile.verdict == Verdict::JE);
  CHECK(report.verdict == Verdict::JE);
  CHECK(report.incomplete);
}

TEST_CASE("an exception from below is a fault of ours and does not leave the judge") {
  ScriptedBox box([](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    if (command.stdin_text == "a/1") throw std::runtime_error("a broken invariant");
    return test::exited(0, "yes\n");
  });
  Heard heard;
  reports::Report report;
  CHECK_NOTHROW(report = judge_toy(toy_challenge({toy_group("a", {"1", "2"})}), box, heard));
  CHECK(verdicts(report) == Names{"a/1 JE", "a/2 AC"});
}

TEST_CASE("a watcher that throws costs the candidate nothing") {
  ScriptedBox box(all_but({}));
  const challenges::Language language = test::toy_language();
  const challenges::Submission submission = test::toy_submission();
  Observer observer;
  observer.compiled = [](const auto&) { throw std::runtime_error("the viewer went away"); };
  observer.judged = [](const auto&) { throw std::runtime_error("the viewer went away"); };
  const auto report = judge({toy_challenge({toy_group("a", {"1"})}), language, submission}, box, {}, observer);
  CHECK(report.verdict == Verdict::AC);
}

TEST_CASE("a run on samples judges the sample groups only, needs none of the others and reaches no level") {
  auto challenge = toy_challenge({toy_group("hidden", {"1"}), toy_group("samples", {"1", "2"}, 10)});
  challenge->groups[1].visibility = challenges::Visibility::sample;
  challenge->groups[1].needs = {"hidden"};
  challenge->levels = {{challenges::Level::junior, 40.0, {}, {}}};
  ScriptedBox box(all_but({"hidden/1", "samples/2"}));
  Heard heard;
  const auto report = judge_toy(challenge, box, heard, true);
  CHECK(box.log == Names{"compile", "samples/1", "samples/2"});
  CHECK(verdicts(report) == Names{"samples/1 AC", "samples/2 WA"});
  CHECK(report.verdict == Verdict::WA);
  CHECK(report.challenge.id == "toy-challenge");
  CHECK_FALSE(report.level.has_value());
}

TEST_CASE("a report carries the facts that the judge was given") {
  ScriptedBox box(all_but({}));
  const challenges::Language language = test::toy_language();
  const challenges::Submission submission = test::toy_submission();
  reports::Facts facts;
  facts.report_id = "r1";
  facts.submission_id = "s1";
  facts.generated_at = "2026-11-23T10:00:00Z";
  facts.candidate = reports::Candidate{"c1", "Ada", "ada@example.org"};
  facts.accepted_weaker = {"landlock"};
  facts.host.toolchain = "toy 1.0";
  const auto report = judge({toy_challenge({toy_group("a", {"1"})}), language, submission}, box, facts);
  CHECK(report.id == "r1");
  CHECK(report.submission.id == "s1");
  CHECK(report.generated_at == "2026-11-23T10:00:00Z");
  CHECK(report.submission.candidate->name == "Ada");
  CHECK(report.accepted_weaker == Names{"landlock"});
  CHECK(report.host.toolchain == "toy 1.0");
}

}  // namespace
}  // namespace assay::runner
