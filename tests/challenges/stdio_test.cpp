// How a run becomes a verdict, row by row of the contract, with a box whose outcomes are scripted.
#include <doctest/doctest.h>

#include <csignal>
#include <string>

#include "challenges/kinds/kind.hpp"
#include "tests/support/fake_box.hpp"

namespace assay::challenges {
namespace {

using sandbox::Ended;
using sandbox::Outcome;
using tests::exited;
using tests::FakeBox;

struct Setting {
  Challenge challenge;
  Group group;
  Case one;
};

Setting expecting(StdioCase body) {
  Setting setting;
  setting.group.id = "g";
  setting.one.id = "c";
  setting.one.body = std::move(body);
  return setting;
}

StdioCase answer(std::string out) {
  StdioCase body;
  body.expected_stdout = std::move(out);
  return body;
}

CaseResult judge(const Setting& setting, Outcome outcome) {
  FakeBox box;
  box.then(std::move(outcome));
  const Program program{bundled_languages().at("python"), "main.py"};
  const auto result = kind(KindId::stdio).run_case(setting.challenge, setting.group, setting.one, program, box);
  REQUIRE(result.has_value());
  return *result;
}

TEST_CASE("each way a run can end has its verdict and cause") {
  struct Row {
    const char* name;
    Outcome outcome;
    Verdict verdict;
    Cause cause;
  };
  const Row rows[] = {
      {"right", exited(0, "42\n"), Verdict::AC, Cause::none},
      {"wrong", exited(0, "41\n"), Verdict::WA, Cause::mismatch},
      {"nothing", exited(0), Verdict::WA, Cause::mismatch},
      {"right, but a non-zero exit", exited(1, "42\n"), Verdict::RTE, Cause::exit_code},
      {"a signal", tests::signaled(SIGSEGV), Verdict::RTE, Cause::signal},
      {"memory", tests::stopped(Ended::memory), Verdict::MLE, Cause::memory},
      {"output", tests::stopped(Ended::output), Verdict::OLE, Cause::output},
      {"CPU time", tests::stopped(Ended::cpu_time), Verdict::TLE, Cause::cpu_time},
      {"wall time", tests::stopped(Ended::wall_time), Verdict::TLE, Cause::wall_time},
      {"not started", tests::stopped(Ended::not_started), Verdict::RTE, Cause::startup},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const CaseResult result = judge(expecting(answer("42\n")), row.outcome);
    CHECK(to_string(result.verdict) == to_string(row.verdict));
    CHECK(to_string(result.cause) == to_string(row.cause));
    CHECK(result.score == (row.verdict == Verdict::AC ? 1 : 0));
    CHECK(result.cpu_ms == 11.5);
    CHECK(result.wall_ms == 14.25);
    CHECK(result.memory_kib == 9120);
    CHECK(result.exit_code.has_value() == (row.outcome.ended == Ended::exited));
    CHECK(result.signal.has_value() == (row.outcome.ended == Ended::signaled));
  }
}

TEST_CASE("an exit code that was asked for is part of the answer, one that was not is a crash") {
  StdioCase body = answer("no\n");
  body.expected_exit_code = 3;
  CHECK(judge(expecting(body), exited(3, "no\n")).verdict == Verdict::AC);
  const CaseResult wrong = judge(expecting(body), exited(1, "no\n"));
  CHECK(wrong.verdict == Verdict::WA);
  CHECK(wrong.cause == Cause::mismatch);
  CHECK(wrong.message == "exit code: expected 3, got 1");
  body.expected_exit_code = 0;
  CHECK(judge(expecting(body), exited(1, "no\n")).verdict == Verdict::WA);
  body.expected_exit_code.reset();
  CHECK(judge(expecting(body), exited(1, "no\n")).verdict == Verdict::RTE);
}

TEST_CASE("a signal is told by name") {
  CHECK(judge(expecting(answer("")), tests::signaled(SIGSEGV)).signal == "SIGSEGV");
  CHECK(judge(expecting(answer("")), tests::signaled(SIGKILL)).signal == "SIGKILL");
}

TEST_CASE("what is not expected is not compared") {
  StdioCase body;
  body.expected_exit_code = 0;
  CHECK(judge(expecting(body), exited(0, "anything", "at all")).verdict == Verdict::AC);
}

TEST_CASE("standard error counts only where it is expected") {
  StdioCase body = answer("1\n");
  CHECK(judge(expecting(body), exited(0, "1\n", "a warning\n")).verdict == Verdict::AC);
  body.expected_stderr = "bad row\n";
  CHECK(judge(expecting(body), exited(0, "1\n", "a warning\n")).verdict == Verdict::WA);
  CHECK(judge(expecting(body), exited(0, "1\n", "bad row\n")).verdict == Verdict::AC);
}

TEST_CASE("an expected file must be there, be a regular file, and hold every byte") {
  StdioCase body;
  body.expected_files["out.txt"] = "hello\n";
  CHECK(judge(expecting(body), tests::with_file(exited(0), "out.txt", "hello\n")).verdict == Verdict::AC);
  CHECK(judge(expecting(body), tests::with_file(exited(0), "out.txt", "hello")).verdict == Verdict::WA);
  for (const auto state : {sandbox::Collected::State::missing, sandbox::Collected::State::not_regular, sandbox::Collected::State::too_large}) {
    Outcome outcome = exited(0);
    outcome.files.push_back({"out.txt", state, ""});
    const CaseResult result = judge(expecting(body), outcome);
    CHECK(result.verdict == Verdict::WA);
    CHECK(result.cause == Cause::mismatch);
    CHECK(result.message.find("out.txt") != std::string::npos);
  }
}

TEST_CASE("the program is given what the language and the case say, and nothing of the judge's own") {
  StdioCase body = answer("x");
  body.stdin_text = "input";
  body.args = {"-v", "a b"};
  body.env = {{"TZ", "Asia/Tokyo"}, {"MODE", "fast"}};
  body.files = {{"data.txt", "hello"}};
  body.expected_files = {{"out.txt", "x"}};
  Setting setting = expecting(body);
  setting.one.limits.all.cpu_ms = 77;
  FakeBox box;
  box.then(exited(1));
  const Program program{bundled_languages().at("python"), "app.py"};
  REQUIRE(kind(KindId::stdio).run_case(setting.challenge, setting.group, setting.one, program, box).has_value());
  REQUIRE(box.runs.size() == 1);
  const sandbox::Command& command = box.runs[0].command;
  CHECK(command.profile == sandbox::Profile::run);
  CHECK(command.argv == std::vector<std::string>{"/usr/bin/python3", "app.py", "-v", "a b"});
  CHECK(command.env == std::vector<std::string>{"HOME=/work", "LANG=C.UTF-8", "MODE=fast", "PATH=/usr/local/bin:/usr/bin:/bin",
                                                "PYTHONDONTWRITEBYTECODE=1", "TZ=Asia/Tokyo"});
  CHECK(command.limits.cpu_ms == 77);
  CHECK(box.runs[0].stdin_text == "input");
  REQUIRE(command.files.size() == 1);
  CHECK(command.files[0].path == "data.txt");
  CHECK(command.collect == std::vector<std::string>{"out.txt"});
}

TEST_CASE("a failure of the box is an Error, never a verdict of the candidate's") {
  FakeBox box;
  box.then(Error(ErrorCode::unavailable, "the launcher is gone"));
  const Setting setting = expecting(answer("x"));
  const Program program{bundled_languages().at("go"), "main.go"};
  const auto result = kind(KindId::stdio).run_case(setting.challenge, setting.group, setting.one, program, box);
  REQUIRE(result.has_error());
  CHECK(result.error().message() == "the launcher is gone");
}

TEST_CASE("a case that was not run tells why, and its input and limits all the same") {
  StdioCase body = answer("42\n");
  body.stdin_text = "6 7\n";
  const Setting setting = expecting(body);
  const CaseResult skipped = skipped_case(setting.challenge, setting.group, setting.one, "php", "samples");
  CHECK(skipped.verdict == Verdict::SK);
  CHECK(skipped.cause == Cause::skipped);
  CHECK(skipped.because == "samples");
  CHECK(skipped.score == 0);
  REQUIRE(skipped.stdin_text);
  CHECK(skipped.stdin_text->text == "6 7\n");
  REQUIRE(skipped.expected);
  CHECK(skipped.expected->text == "42\n");
}

}  // namespace
}  // namespace assay::challenges
