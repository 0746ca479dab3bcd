#include "reports/grade.hpp"

#include <doctest/doctest.h>

#include "tests/support/sample_challenge.hpp"

using namespace assay;
using namespace assay::tests;
using challenges::Aggregate;
using challenges::Cause;
using challenges::Verdict;

namespace {

struct Outcome {
  Verdict verdict;
  double score = 0;
};

std::vector<challenges::CaseResult> results(std::initializer_list<Outcome> outcomes) {
  std::vector<challenges::CaseResult> list;
  for (const auto& outcome : outcomes) list.push_back(sample_result(outcome.verdict, Cause::none, outcome.score));
  return list;
}

reports::Report graded(const challenges::Challenge& challenge, std::initializer_list<Outcome> outcomes) {
  return reports::grade(challenge, sample_submission(), {}, results(outcomes), sample_facts());
}

challenges::Challenge one_group(double points, Aggregate aggregate, std::initializer_list<double> weights) {
  challenges::Challenge challenge;
  challenge.groups.push_back(sample_group("only", points, {}));
  challenge.groups[0].aggregate = aggregate;
  for (const double weight : weights)
    challenge.groups[0].cases.push_back(sample_case("c" + std::to_string(challenge.groups[0].cases.size()), weight));
  return challenge;
}

}  // namespace

TEST_CASE("three cases that share ten points make ten points exactly") {
  const auto report = graded(one_group(10, Aggregate::sum, {1, 1, 1}), {{Verdict::AC}, {Verdict::AC}, {Verdict::AC}});
  CHECK(report.score == 10.0);
  CHECK(report.max_score == 10.0);
}

TEST_CASE("a group's points are what its aggregate makes of its cases") {
  struct Row {
    Aggregate aggregate;
    Outcome first, second, third;
    double points;
  };
  const Row rows[] = {
      {Aggregate::sum, {Verdict::AC}, {Verdict::WA}, {Verdict::AC}, 40},  // weights 1, 2, 3 of 60 points
      {Aggregate::sum, {Verdict::AC}, {Verdict::PC, 0.5}, {Verdict::SK}, 20},
      {Aggregate::min, {Verdict::AC}, {Verdict::PC, 0.25}, {Verdict::AC}, 15},
      {Aggregate::min, {Verdict::AC}, {Verdict::AC}, {Verdict::SK}, 0},
      {Aggregate::all, {Verdict::AC}, {Verdict::PC, 0.9}, {Verdict::AC}, 0},
      {Aggregate::all, {Verdict::AC}, {Verdict::AC}, {Verdict::AC}, 60},
  };
  for (const auto& row : rows) {
    const auto report = graded(one_group(60, row.aggregate, {1, 2, 3}), {row.first, row.second, row.third});
    CHECK(report.groups[0].points == doctest::Approx(row.points));
    for (const auto& result : report.groups[0].cases)
      CHECK(result.points.has_value() == (row.aggregate == Aggregate::sum));
  }
}

TEST_CASE("a case that was not run has no points, its share as its most, and used nothing") {
  const auto report = graded(one_group(60, Aggregate::sum, {1, 2}), {{Verdict::WA}, {Verdict::SK}});
  const auto& skipped = report.groups[0].cases[1];
  CHECK(skipped.points == 0.0);
  CHECK(*skipped.max_points == doctest::Approx(40));
  CHECK_FALSE(skipped.cpu_ms.has_value());
}

TEST_CASE("the verdict is the first failure in case order, and not running is no failure") {
  const auto challenge = one_group(60, Aggregate::sum, {1, 1, 1});
  CHECK(graded(challenge, {{Verdict::AC}, {Verdict::AC}, {Verdict::AC}}).verdict == Verdict::AC);
  CHECK(graded(challenge, {{Verdict::SK}, {Verdict::TLE}, {Verdict::WA}}).verdict == Verdict::TLE);
  CHECK(graded(challenge, {{Verdict::WA}, {Verdict::SK}, {Verdict::AC}}).groups[0].verdict == Verdict::WA);
  CHECK(graded(challenge, {{Verdict::AC}, {Verdict::SK}, {Verdict::AC}}).groups[0].verdict == Verdict::SK);
}

TEST_CASE("our own fault takes the score away and blames nobody") {
  auto challenge = sample_challenge();
  const auto report =
      graded(challenge, {{Verdict::AC}, {Verdict::AC}, {Verdict::WA}, {Verdict::AC}, {Verdict::JE}, {Verdict::AC}});
  CHECK(report.verdict == Verdict::JE);
  CHECK(report.incomplete);
  CHECK_FALSE(report.score.has_value());
  CHECK(report.skills.empty());
  CHECK_FALSE(report.level->reached.has_value());
  CHECK(report.level->missing_for_next.empty());
  CHECK_FALSE(report.groups[2].cases[0].points.has_value());
  REQUIRE(report.questions.size() == 1);  // bursts lost points by itself, recovery only to us
  CHECK(report.questions[0].from == "bursts");
}

TEST_CASE("a submission that does not compile is CE with no points") {
  const auto report = compile_error_report();
  CHECK(report.verdict == Verdict::CE);
  CHECK(report.score == 0.0);
  CHECK(report.max_score == 100.0);
}

TEST_CASE("a run of samples only is nought of nought, without level or questions") {
  auto challenge = sample_challenge();
  challenge.groups.resize(1);
  const auto report = graded(challenge, {{Verdict::WA}});
  CHECK(report.score == 0.0);
  CHECK(report.max_score == 0.0);
  CHECK_FALSE(report.level.has_value());
  CHECK(report.questions.empty());
  CHECK(report.skills.empty());
}

TEST_CASE("a group's skills replace the challenge's for its points, shared by weight") {
  const auto report = mixed_report();
  REQUIRE(report.skills.size() == 2);
  CHECK(report.skills[0].id == "concurrency");
  CHECK(report.skills[0].max_score == doctest::Approx(60 + 40.0 / 3));
  CHECK(report.skills[0].score == doctest::Approx(20));
  CHECK(report.skills[1].max_score == doctest::Approx(80.0 / 3));
}

TEST_CASE("levels say what is missing for the next") {
  const auto report = mixed_report();
  CHECK(report.score == doctest::Approx(20));
  CHECK(report.level->reached == "junior");
  CHECK(report.level->missing_for_next ==
        std::vector<std::string>{"score: 65 % needed, 20 % reached", "group bursts: 50 % needed, 33.33 % reached"});
  const auto best = perfect_report();
  CHECK(best.level->reached == "senior");
  CHECK(best.level->missing_for_next.empty());
  CHECK(best.level->thresholds.size() == 2);
}

TEST_CASE("a threshold missed by a hair is not shown as reached") {
  auto challenge = one_group(60, Aggregate::sum, {0.49999, 0.50001});
  challenge.levels = {{challenges::Level::junior, 50, {}, {}}};
  const auto report = graded(challenge, {{Verdict::AC}, {Verdict::WA}});
  CHECK_FALSE(report.level->reached.has_value());
  CHECK(report.level->missing_for_next == std::vector<std::string>{"score: 50 % needed, 49.99 % reached"});
}

TEST_CASE("questions come from the groups that lost points") {
  CHECK(perfect_report().questions.empty());
  CHECK(mixed_report().questions.size() == 2);
}
