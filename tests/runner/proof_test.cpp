// The author's proof: its rules on reports built by hand, and the whole of it over a box that runs nothing.
#include "runner/proof.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/runner/judge_box.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::runner {
namespace {

using challenges::Solution;
using challenges::Verdict;
using Lines = std::vector<std::string>;

reports::ReportedCase case_of(const std::string& id, Verdict verdict) {
  reports::ReportedCase item;
  item.id = id;
  item.verdict = verdict;
  item.limits = sandbox::Limits{};
  return item;
}

// groups "a" (cases 1, 2) and "b" (case 1)
reports::Report report_of(Verdict a1, Verdict a2, Verdict b1, double score = 50) {
  reports::Report report;
  reports::ReportedGroup a, b;
  a.id = "a";
  a.cases = {case_of("1", a1), case_of("2", a2)};
  a.verdict = a1 != Verdict::AC && a1 != Verdict::SK ? a1 : a2;
  b.id = "b";
  b.cases = {case_of("1", b1)};
  b.verdict = b1;
  report.groups = {a, b};
  report.verdict = a.verdict != Verdict::AC ? a.verdict : b1;
  report.score = score;
  report.max_score = 100;
  return report;
}

Solution expecting(std::map<std::string, std::vector<Verdict>> expect) {
  Solution solution;
  solution.path = "solutions/x.toy";
  solution.expect = std::move(expect);
  return solution;
}

constexpr auto AC = Verdict::AC, WA = Verdict::WA, RTE = Verdict::RTE, SK = Verdict::SK;

TEST_CASE("an author is warned of groups whose output can tell the time behind hidden ones") {
  using challenges::Visibility;
  challenges::Challenge challenge;
  for (const auto visibility : {Visibility::sample, Visibility::hidden, Visibility::visible, Visibility::after_deadline}) {
    challenge.groups.emplace_back();
    challenge.groups.back().id = std::string(to_string(visibility));
    challenge.groups.back().visibility = visibility;
  }
  const Lines told = groups_behind_hidden(challenge);
  REQUIRE(told.size() == 1);
  CHECK(told[0].starts_with("group visible is shown to candidates and runs after the hidden group hidden: "));
  std::swap(challenge.groups[1], challenge.groups[2]);
  CHECK(groups_behind_hidden(challenge).empty());
}

TEST_CASE("a whole verdict is compared with the submission's") {
  CHECK(unexpected(expecting({{"", {AC}}}), report_of(AC, AC, AC)).empty());
  CHECK(unexpected(expecting({{"", {AC}}}), report_of(AC, AC, WA)) == Lines{"verdict: AC expected, WA came"});
  CHECK(unexpected(expecting({{"", {WA, RTE}}}), report_of(AC, RTE, AC)).empty());
}

TEST_CASE("what is not named must be accepted or skipped, unless * frees the rest") {
  CHECK(unexpected(expecting({{"a", {WA}}}), report_of(WA, AC, AC)).empty());
  CHECK(unexpected(expecting({{"a", {WA}}}), report_of(WA, AC, SK)).empty());
  CHECK(unexpected(expecting({{"a", {WA}}}), report_of(WA, AC, RTE)) == Lines{"b/1: AC or SK expected, RTE came"});
  CHECK(unexpected(expecting({{"a", {WA}}, {"*", {}}}), report_of(WA, AC, RTE)).empty());
  CHECK(unexpected(expecting({{"a", {WA}}, {"*", {WA}}}), report_of(WA, AC, RTE)) == Lines{"b/1: WA expected, RTE came"});
}

TEST_CASE("a named group answers with its own verdict, a named case with its own") {
  CHECK(unexpected(expecting({{"a", {WA}}}), report_of(AC, AC, AC)) == Lines{"group a: WA expected, AC came"});
  CHECK(unexpected(expecting({{"a/2", {WA}}}), report_of(AC, WA, AC)).empty());
  CHECK(unexpected(expecting({{"a/2", {WA}}}), report_of(WA, WA, AC)) == Lines{"a/1: AC or SK expected, WA came"});
  CHECK(unexpected(expecting({{"a/2", {WA}}}), report_of(AC, AC, AC)) == Lines{"a/2: WA expected, AC came"});
}

TEST_CASE("a score is in its range, both ends included") {
  Solution solution = expecting({});
  solution.score = {{0, 50}};
  CHECK(unexpected(solution, report_of(WA, AC, AC, 50)).empty());
  CHECK(unexpected(solution, report_of(WA, AC, AC, 50.5)) == Lines{"score: 0 to 50 points expected, 50.5 came"});
}

TEST_CASE("a case is dead when no wrong solution fails it; samples without points and what did not compile do not count") {
  auto challenge = test::toy_challenge({test::toy_group("a", {"1", "2"}), test::toy_group("b", {"1"}), test::toy_group("s", {"1"}, 0)});
  challenge->groups[2].visibility = challenges::Visibility::sample;
  CHECK(dead_cases(*challenge, {}) == Lines{"a/1", "a/2", "b/1"});
  CHECK(dead_cases(*challenge, {report_of(WA, AC, SK)}) == Lines{"a/2", "b/1"});
  CHECK(dead_cases(*challenge, {report_of(WA, AC, SK), report_of(AC, RTE, WA)}).empty());
  reports::Report broken = report_of(Verdict::CE, Verdict::CE, Verdict::CE);
  broken.compile.verdict = Verdict::CE;
  CHECK(dead_cases(*challenge, {broken}).size() == 3);
}

TEST_CASE("a limit of which a right solution uses more than half is named with the case that used most") {
  reports::Report report = report_of(AC, AC, AC);
  report.groups[0].cases[0].cpu_ms = 500;  // of 1,000: half is fine
  CHECK(tight_limits("s.toy", report).empty());
  report.groups[0].cases[0].cpu_ms = 600;
  report.groups[0].cases[1].cpu_ms = 700;
  report.groups[1].cases[0].memory_kib = 100 * 1024;  // of 128 MiB
  CHECK(tight_limits("s.toy", report) ==
        Lines{"s.toy: CPU time at a/2 is 700 of 1000 ms; a right solution should use half at most",
              "s.toy: memory at b/1 is 100 of 128 MiB; a right solution should use half at most"});
}

// The toy's sources are installed in the box, which cannot see them; so the box answers by what it was told to be.
struct Workshop {
  std::unique_ptr<support::TemporaryFolder> folder = std::make_unique<support::TemporaryFolder>();
  std::shared_ptr<challenges::Challenge> challenge;
  challenges::Languages languages{{"toy", test::toy_language()}};

  explicit Workshop(std::vector<challenges::Group> groups) : challenge(test::toy_challenge(std::move(groups))) {
    challenge->folder = folder->path().string();
    challenge->starters["toy"] = {{"main.toy", "starter"}};
  }
  void add(const std::string& path, std::map<std::string, std::vector<Verdict>> expect) {
    std::filesystem::create_directories((folder->path() / path).parent_path());
    std::ofstream(folder->path() / path) << path;
    Solution solution = expecting(std::move(expect));
    solution.path = path;
    challenge->solutions.push_back(solution);
  }
};

// Knows which program is installed, and lets `answer` say what it prints for an input.
class ProgramBox final : public sandbox::Box {
 public:
  using Program = std::function<std::string(const std::string& source, const std::string& input)>;
  explicit ProgramBox(Program program) : program_(std::move(program)) {}
  Result<void> install(std::span<const sandbox::File> files) override {
    for (const sandbox::File& file : files)
      if (file.path.ends_with(".toy")) source_ = file.content;
    return {};
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    for (const sandbox::File& file : command.files)
      if (file.path.ends_with(".toy")) source_ = file.content;
    return test::exited(0, program_(source_, std::string(command.stdin_text)));
  }
  const sandbox::Isolation& isolation() const override { return isolation_; }

 private:
  Program program_;
  std::string source_;
  sandbox::Isolation isolation_;
};

Workshop workshop() {
  Workshop made({test::toy_group("a", {"1", "2"})});
  made.languages.at("toy").compile.reset();
  made.languages.at("toy").run_argv = {"/usr/bin/toy", "{entry}"};
  made.add("solutions/good.toy", {{"", {AC}}});
  made.add("solutions/bad.toy", {{"a/2", {WA}}});
  return made;
}

std::string behave(const std::string& source, const std::string& input) {
  if (source == "starter") return "";
  if (source == "solutions/bad.toy" && input == "a/2") return "no\n";
  return "yes\n";
}

TEST_CASE("a challenge whose solutions do what is claimed is proved, and its dead case is named") {
  const Workshop made = workshop();
  ProgramBox box(behave);
  const Proof proof = prove(made.challenge, made.languages, box);
  CHECK(proof.proved());
  REQUIRE(proof.runs.size() == 3);
  CHECK(proof.runs[2].path == "starter/toy");
  CHECK(proof.warnings == Lines{"case a/1 catches no wrong solution"});
}

TEST_CASE("a starter that scores points fails the proof unless it is listed with its range") {
  Workshop made = workshop();
  ProgramBox box([](const std::string& source, const std::string& input) { return source == "starter" ? "yes\n" : behave(source, input); });
  Proof proof = prove(made.challenge, made.languages, box);
  CHECK_FALSE(proof.proved());
  REQUIRE(proof.runs.back().problems.size() == 1);
  CHECK(proof.runs.back().problems[0].starts_with("score: 0 points expected, 10 came"));

  made.add("starter/toy/main.toy", {});
  made.challenge->solutions.back().path = "starter/toy/";
  made.challenge->solutions.back().score = {{0, 10}};
  proof = prove(made.challenge, made.languages, box);
  CHECK(proof.proved());
  CHECK(proof.runs.size() == 3);
}

TEST_CASE("a solution that is not there, and one that does other than it claims, fail the proof") {
  Workshop made = workshop();
  made.challenge->solutions[0].path = "solutions/gone.toy";
  made.challenge->solutions[1].expect = {{"", {AC}}};
  ProgramBox box(behave);
  const Proof proof = prove(made.challenge, made.languages, box);
  CHECK_FALSE(proof.proved());
  REQUIRE(proof.runs[0].problems.size() == 1);
  CHECK(proof.runs[0].problems[0].find("no such file or folder") != std::string::npos);
  CHECK(proof.runs[1].problems == Lines{"verdict: AC expected, WA came"});
}

TEST_CASE("a challenge without solutions proves nothing") {
  Workshop made = workshop();
  made.challenge->solutions.clear();
  ProgramBox box(behave);
  CHECK_FALSE(prove(made.challenge, made.languages, box).proved());
}

}  // namespace
}  // namespace assay::runner
