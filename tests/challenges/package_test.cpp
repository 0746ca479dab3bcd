// Challenges that load: every key comes out where it belongs, defaults are filled in, and the nearest limit wins.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "challenges/package.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::challenges {
namespace {

void write(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

std::shared_ptr<const Challenge> loaded(const std::filesystem::path& folder) {
  const Loaded result = load_challenge(folder.string(), bundled_languages());
  INFO(lines_of(result.faults));
  REQUIRE(result.challenge != nullptr);
  return result.challenge;
}

const StdioCase& body(const Case& one) { return std::get<StdioCase>(one.body); }

constexpr const char* whole = R"(format: 1
version: 1.2.0
name: {en: Demo, es: Demostracion}
summary: One line
minutes: 45
kind: stdio
level: middle
skills: {io: 2, parsing: 1}
languages: [python, go]
limits: {cpu_ms: 500, memory_mib: 64, source_kib: 12}
language_limits: {go: {cpu_ms: 900}}
compile_limits: {cpu_ms: 7000}
checker: lines
authors: [someone]
license: MIT
tags: [a]
x-ours: {anything: [1, 2]}
groups:
- id: samples
  visibility: sample
  cases: [{expected: "42\n"}]
- id: main
  points: 60
  aggregate: min
  needs: [samples]
  stop_on_fail: true
  skills: [io]
  ask: {en: "Why?"}
  checker: {name: floats, absolute: 0.5}
  limits: {cpu_ms: 700, wall_ms: 800}
  cases: &cases
  - id: first
    description: what it is for
    hint: look again
    weight: 2
    stdin: {file: cases/1.in}
    args: ["-v", "1"]
    env: {TZ: Europe/Madrid}
    files: {data/in.txt: hello}
    expected: {stdout: "1.5", stderr: "", exit_code: 3, files: {out.txt: {file: cases/1.out}}}
    limits: {cpu_ms: 100}
    language_limits: {python: {cpu_ms: 150}}
    checker: exact
  - {expected: "2"}
- {id: fast, points: 40, visibility: after_deadline, limits: {cpu_ms: 50}, cases: *cases}
- {id: more, points: 0, visibility: visible, cases: {file: cases/more.yaml}}
solutions:
- {path: solutions/good.py, expect: AC}
- {path: solutions/bad, expect: {main: [WA, RTE], main/first: WA, "*": any}, score: [0, 60]}
rubric: [{id: style, text: Names, points: 20, scale: {poor: 0, fair: 10, good: 20}}]
attachments: [data/sample.log]
levels: {junior: 40, senior: {score: 85, groups: {main: 50}, skills: {io: 80}}}
)";

void write_whole(const std::filesystem::path& folder) {
  write(folder / "challenge.yaml", whole);
  write(folder / "statement.md", "# Demo\n");
  write(folder / "statement.es.md", "# Demostracion\n");
  write(folder / "cases/1.in", "input\r\n");
  write(folder / "cases/1.out", "output\n");
  write(folder / "cases/more.yaml", "- {expected: a}\n- {id: named, expected: b}\n");
  write(folder / "starter/python/main.py", "# here\n");
  write(folder / "solutions/good.py", "print(42)\n");
  write(folder / "solutions/bad/main.go", "package main\n");
  write(folder / "data/sample.log", std::string("\0\xff", 2));
}

TEST_CASE("everything that a challenge may say comes out where it belongs") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "demo");
  const auto challenge = loaded(folder.path() / "demo");
  CHECK(challenge->id == "demo");
  CHECK(challenge->version == "1.2.0");
  CHECK(challenge->name.text("es") == "Demostracion");
  CHECK(challenge->name.text("fr") == "Demo");
  CHECK(challenge->minutes == 45U);
  CHECK(challenge->level == Level::middle);
  CHECK(challenge->skills == Skills{{"io", 2}, {"parsing", 1}});
  CHECK(challenge->languages == std::vector<std::string>{"python", "go"});
  CHECK(challenge->source_kib == 12);
  CHECK(challenge->compile_limits.all.cpu_ms == 7000U);
  CHECK(challenge->statements == std::map<std::string, std::string>{{"en", "# Demo\n"}, {"es", "# Demostracion\n"}});
  CHECK(challenge->starters.at("python").at("main.py") == "# here\n");
  CHECK(challenge->attachment_texts.at("data/sample.log") == std::string("\0\xff", 2));
  CHECK(challenge->sha256.size() == 64);
  REQUIRE(challenge->rubric.size() == 1);
  CHECK(challenge->rubric[0].scale.at(1) == std::pair<std::string, double>{"fair", 10});
  REQUIRE(challenge->levels.size() == 2);
  CHECK(challenge->levels[0].score == 40.0);
  CHECK(challenge->levels[1].groups.at("main") == 50);
  CHECK(challenge->levels[1].skills.at("io") == 80);
}

TEST_CASE("groups and cases carry what they say, and defaults where they say nothing") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "demo");
  const auto challenge = loaded(folder.path() / "demo");
  REQUIRE(challenge->groups.size() == 4);
  const Group &samples = challenge->groups[0], &main = challenge->groups[1], &fast = challenge->groups[2];
  CHECK(samples.points == 0);
  CHECK(samples.cases.at(0).id == "samples-1");
  CHECK(samples.cases.at(0).weight == 1);
  CHECK(body(samples.cases[0]).expected_stdout == "42\n");
  CHECK_FALSE(body(samples.cases[0]).expected_exit_code);
  CHECK(main.aggregate == Aggregate::min);
  CHECK(main.visibility == Visibility::hidden);
  CHECK(main.needs == std::vector<std::string>{"samples"});
  CHECK(main.stop_on_fail);
  CHECK(main.skills == Skills{{"io", 1}});
  CHECK(main.ask.text() == "Why?");
  const StdioCase& first = body(main.cases.at(0));
  CHECK(first.stdin_text == "input\r\n");
  CHECK(first.args == std::vector<std::string>{"-v", "1"});
  CHECK(first.env.at("TZ") == "Europe/Madrid");
  CHECK(first.files.at("data/in.txt") == "hello");
  CHECK(first.expected_stderr == "");
  CHECK(first.expected_exit_code == 3);
  CHECK(first.expected_files.at("out.txt") == "output\n");
  CHECK(main.cases[0].hint.text() == "look again");
  CHECK(main.cases.at(1).id == "main-2");
  CHECK(fast.cases.at(1).id == "fast-2");  // the same list by alias, with ids of its own group
  CHECK(fast.visibility == Visibility::after_deadline);
  CHECK(challenge->groups[3].cases.at(0).id == "more-1");
  CHECK(challenge->groups[3].cases.at(1).id == "named");
  CHECK(case_points(main, main.cases[0]) == doctest::Approx(40));
  CHECK(case_points(main, main.cases[1]) == doctest::Approx(20));
}

TEST_CASE("what each solution must come to is read in all its forms") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "demo");
  const auto challenge = loaded(folder.path() / "demo");
  REQUIRE(challenge->solutions.size() == 2);
  using Expect = std::map<std::string, std::vector<Verdict>>;
  CHECK(challenge->solutions[0].expect == Expect{{"", {Verdict::AC}}});
  CHECK_FALSE(challenge->solutions[0].score);
  CHECK(challenge->solutions[1].expect ==
        Expect{{"main", {Verdict::WA, Verdict::RTE}}, {"main/first", {Verdict::WA}}, {"*", {}}});
  CHECK(challenge->solutions[1].score == std::pair<double, double>{0, 60});
}

TEST_CASE("the nearest limit wins, and a language's beats the general one of the same place") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "demo");
  const auto challenge = loaded(folder.path() / "demo");
  const Group &samples = challenge->groups[0], &main = challenge->groups[1], &fast = challenge->groups[2];
  CHECK(limits_for(*challenge, samples, samples.cases[0], "python").cpu_ms == 500);
  CHECK(limits_for(*challenge, samples, samples.cases[0], "go").cpu_ms == 900);
  CHECK(limits_for(*challenge, main, main.cases[1], "go").cpu_ms == 700);  // a nearer general one beats a farther language's
  CHECK(limits_for(*challenge, main, main.cases[0], "go").cpu_ms == 100);
  CHECK(limits_for(*challenge, main, main.cases[0], "python").cpu_ms == 150);
  CHECK(limits_for(*challenge, fast, fast.cases[1], "go").cpu_ms == 50);
  CHECK(limits_for(*challenge, main, main.cases[1], "go").wall_ms == 800);
  const sandbox::Limits usual;
  CHECK(limits_for(*challenge, samples, samples.cases[0], "go").wall_ms == usual.wall_ms);
  CHECK(limits_for(*challenge, samples, samples.cases[0], "go").memory_mib == 64);
}

TEST_CASE("the checker in force is the case's, else the group's, else the challenge's, else tokens") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "demo");
  const auto challenge = loaded(folder.path() / "demo");
  const Group &samples = challenge->groups[0], &main = challenge->groups[1];
  CHECK(checker_for(*challenge, main, main.cases[0]).name == "exact");
  CHECK(checker_for(*challenge, main, main.cases[1]).name == "floats");
  CHECK(checker_for(*challenge, main, main.cases[1]).absolute == 0.5);
  CHECK(checker_for(*challenge, samples, samples.cases[0]).name == "lines");
  Challenge silent = *challenge;
  silent.checker.reset();
  CHECK(checker_for(silent, samples, samples.cases[0]).name == "tokens");
}

TEST_CASE("a challenge's digest follows its files, not where it lies") {
  const support::TemporaryFolder folder;
  write_whole(folder.path() / "a/demo");
  write_whole(folder.path() / "b/demo");
  CHECK(loaded(folder.path() / "a/demo")->sha256 == loaded(folder.path() / "b/demo")->sha256);
  write(folder.path() / "b/demo/cases/1.in", "other");
  CHECK(loaded(folder.path() / "a/demo")->sha256 != loaded(folder.path() / "b/demo")->sha256);
}

TEST_CASE("a challenge of a thousand cases loads") {
  std::string yaml = "format: 1\nkind: stdio\nname: Many\nlanguages: [php]\ngroups:\n- id: g\n  points: 10\n  cases:\n";
  for (int i = 0; i < 1000; ++i) yaml += "  - {id: c" + std::to_string(i) + ", stdin: \"" + std::to_string(i) + "\", expected: \"ok\"}\n";
  const support::TemporaryFolder folder;
  write(folder.path() / "many/challenge.yaml", yaml);
  CHECK(loaded(folder.path() / "many")->groups[0].cases.size() == 1000);
}

}  // namespace
}  // namespace assay::challenges
