#include "reports/audience.hpp"

#include <doctest/doctest.h>

#include "reports/render/render.hpp"
#include "tests/support/sample_challenge.hpp"

using namespace assay;
using namespace assay::tests;
using challenges::Visibility;
using reports::Audience;

namespace {

constexpr const char* secret = "canary7f3a";
constexpr std::uint64_t secret_number = 987651;

// Every field of every case, and of the group, that a candidate may not see holds the canary.
reports::Report with_canary(Visibility visibility) {
  auto report = mixed_report();
  auto& group = report.groups[1];
  group.visibility = visibility;
  group.ask = secret;
  report.questions = {{"bursts", secret}};
  report.rubric[0].note = secret;
  report.rubric[0].by = secret;
  for (auto& one : group.cases) {
    const challenges::Excerpt text{secret, secret_number, true};
    one.description = one.message = one.feedback = one.signal = secret;
    one.stdin_text = one.stdout_text = one.stderr_text = one.expected = one.printed = text;
    one.where = challenges::Where{secret, secret_number, secret};
    one.cpu_ms = one.wall_ms = static_cast<double>(secret_number);
    one.memory_kib = secret_number;
    one.exit_code = static_cast<int>(secret_number);
    one.limits = sandbox::Limits{secret_number, secret_number, secret_number, secret_number,
                                 secret_number, secret_number, secret_number};
  }
  return report;
}

bool leaks(const reports::Report& report, const reports::Format& format) {
  const auto sources = sample_submission().files;
  const std::string text = format.render({report, sources});
  for (const char* trace : {secret, "987651", "987,651", "964.5"})  // 964.5 MiB is the number as memory
    if (text.find(trace) != std::string::npos) return true;
  return false;
}

}  // namespace

TEST_CASE("no form of a candidate's report holds anything of a hidden case") {
  for (const auto visibility : {Visibility::hidden, Visibility::after_deadline})
    for (const auto& format : reports::formats()) {
      INFO(format.name);
      CHECK(leaks(with_canary(visibility), format));  // the panel sees it: the canary is where it could leak
      CHECK_FALSE(leaks(reports::for_audience(with_canary(visibility), Audience::candidate), format));
    }
}

TEST_CASE("a hidden case keeps its verdict, cause, points, hint and what kept it from running") {
  const auto report = reports::for_audience(mixed_report(), Audience::candidate);
  const auto& skipped = report.groups[2].cases[0];
  CHECK(skipped.verdict == challenges::Verdict::SK);
  CHECK(skipped.cause == challenges::Cause::skipped);
  CHECK(*skipped.max_points == doctest::Approx(20));
  CHECK(skipped.because == "bursts");
}

TEST_CASE("a candidate sees sample and visible cases whole, but never questions") {
  const auto report = reports::for_audience(mixed_report(), Audience::candidate);
  CHECK(report.groups[0].cases[0].description == "A first call is always allowed.");
  CHECK(report.groups[1].cases[1].expected.has_value());
  CHECK(report.questions.empty());
  for (const auto& group : report.groups) CHECK_FALSE(group.ask.has_value());
}

TEST_CASE("after the deadline such a group is visible") {
  const auto shown = reports::for_audience(with_canary(Visibility::after_deadline), Audience::candidate, true);
  CHECK(shown.groups[1].cases[0].message == secret);
  const auto hidden = reports::for_audience(with_canary(Visibility::hidden), Audience::candidate, true);
  CHECK_FALSE(hidden.groups[1].cases[0].message.has_value());
}

TEST_CASE("compiler output stays with the candidate") {
  CHECK(reports::for_audience(compile_error_report(), Audience::candidate).compile.output.find("SyntaxError") !=
        std::string::npos);
}
