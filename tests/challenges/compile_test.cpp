// Compiling once: what is run, what is installed afterwards, and whose fault each ending is.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "challenges/kinds/kind.hpp"
#include "tests/support/fake_box.hpp"

namespace assay::challenges {
namespace {

using sandbox::Ended;
using tests::exited;
using tests::FakeBox;

const Language& language(const std::string& id) { return bundled_languages().at(id); }

bool installed(const FakeBox& box, const std::string& path, sandbox::Area area) {
  return std::any_of(box.installed.begin(), box.installed.end(), [&](const auto& file) { return file.path == path && file.area == area; });
}

TEST_CASE("a compiled program is installed as /program/main beside the submission's files") {
  FakeBox box;
  box.otherwise([](const sandbox::Command& command) -> Result<sandbox::Outcome> {
    REQUIRE(command.collect.size() == 1);
    return tests::with_file(exited(0), command.collect[0], "ELF");
  });
  const auto compiled = compile({}, language("go"), {"go", {{"main.go", "package main\n"}}}, box);
  REQUIRE(compiled.has_value());
  CHECK(compiled->result.verdict == Verdict::AC);
  CHECK(compiled->entry == "main.go");
  REQUIRE(box.runs.size() == 1);
  CHECK(box.runs[0].command.profile == sandbox::Profile::compile);
  CHECK(std::any_of(box.runs[0].command.files.begin(), box.runs[0].command.files.end(), [](const auto& file) { return file.path == "go.mod"; }));
  CHECK(installed(box, "main", sandbox::Area::program));
  CHECK(installed(box, "main.go", sandbox::Area::work));
}

TEST_CASE("what the compiler refuses is CE with what it said, its paths as the candidate knows them") {
  FakeBox box;
  box.then(exited(2, "", "# submission\n./main.go:3:5: undefined: x\n/work/b.go:1:1: y\n"));
  const auto compiled = compile({}, language("go"), {"go", {{"main.go", ""}}}, box);
  REQUIRE(compiled.has_value());
  CHECK(compiled->result.verdict == Verdict::CE);
  CHECK(compiled->result.cause == Cause::compile);
  CHECK(compiled->result.output.find("main.go:3:5: undefined: x") != std::string::npos);
  CHECK(compiled->result.output.find("./main.go") == std::string::npos);
  CHECK(compiled->result.output.find("/work/") == std::string::npos);
}

TEST_CASE("a compiler over a limit is CE with that limit as cause") {
  const std::pair<Ended, Cause> rows[] = {{Ended::cpu_time, Cause::cpu_time},
                                          {Ended::wall_time, Cause::wall_time},
                                          {Ended::memory, Cause::memory},
                                          {Ended::output, Cause::output}};
  for (const auto& [ended, cause] : rows) {
    FakeBox box;
    box.then(tests::stopped(ended));
    const auto compiled = compile({}, language("go"), {"go", {{"main.go", ""}}}, box);
    REQUIRE(compiled.has_value());
    CHECK(compiled->result.verdict == Verdict::CE);
    CHECK(to_string(compiled->result.cause) == to_string(cause));
  }
}

TEST_CASE("a compiler that ends well without a program is CE") {
  FakeBox box;
  sandbox::Outcome outcome = exited(0);
  outcome.files.push_back({"main", sandbox::Collected::State::missing, ""});
  box.then(outcome);
  const auto compiled = compile({}, language("go"), {"go", {{"main.go", ""}}}, box);
  REQUIRE(compiled.has_value());
  CHECK(compiled->result.verdict == Verdict::CE);
  CHECK_FALSE(compiled->result.output.empty());
}

TEST_CASE("a compiler that cannot be started is our fault") {
  FakeBox box;
  box.then(tests::stopped(Ended::not_started));
  CHECK(compile({}, language("go"), {"go", {{"main.go", ""}}}, box).has_error());
}

TEST_CASE("a submission without an entry is CE with a sentence, and nothing is run") {
  FakeBox box;
  const auto compiled = compile({}, language("python"), {"python", {{"a.py", ""}, {"b.py", ""}}}, box);
  REQUIRE(compiled.has_value());
  CHECK(compiled->result.verdict == Verdict::CE);
  CHECK(compiled->result.output.find("main.py") != std::string::npos);
  CHECK(box.runs.empty());
}

TEST_CASE("a challenge may set the limits of compiling") {
  Challenge challenge;
  challenge.compile_limits.all.cpu_ms = 1234;
  FakeBox box;
  box.then(exited(1));
  REQUIRE(compile(challenge, language("php"), {"php", {{"main.php", ""}}}, box).has_value());
  CHECK(box.runs.at(0).command.limits.cpu_ms == 1234);
  CHECK(box.runs.at(0).command.limits.wall_ms == 20000);
}

}  // namespace
}  // namespace assay::challenges
