// A warm run and a start by exec must not differ in anything that a program or its reader can see. docs/performance.md lists the few
// differences that are meant.
#include <doctest/doctest.h>

#include <filesystem>
#include <stdexcept>

#include "base/file.hpp"
#include "challenges/language.hpp"
#include "challenges/package.hpp"
#include "tests/fidelity/alone_way.hpp"
#include "tests/fidelity/boxed_way.hpp"

namespace assay::fidelity {
namespace {

void check_equal(const Script& script) {
  const Said by_exec = run_alone(script, false), by_fork = run_alone(script, true);
  INFO(script.language << "/" << script.name);
  CHECK(by_fork.out == by_exec.out);
  CHECK(by_fork.err == by_exec.err);
  CHECK(by_fork.how == by_exec.how);
}

void check_equal_in_a_box(const Script& script) {
  const BothWays both = run_boxed(script);
  INFO(script.language << "/" << script.name);
  CHECK(both.forked);
  CHECK(both.by_fork.out == both.by_exec.out);
  CHECK(both.by_fork.err == both.by_exec.err);
  CHECK(both.by_fork.how == both.by_exec.how);
}

// Each solution of a bundled challenge that is one file of the language, on each sample case.
std::vector<Script> solutions_of(const std::string& language) {
  const challenges::Languages& languages = challenges::bundled_languages();
  std::vector<Script> scripts;
  for (const auto& folder : std::filesystem::directory_iterator(std::filesystem::path(ASSAY_SOURCE_DIR) / "challenges/catalog")) {
    const challenges::Loaded loaded = challenges::load_challenge(folder.path().string(), languages);
    if (!loaded.challenge) throw std::runtime_error(folder.path().string() + " is no challenge");
    for (const challenges::Solution& solution : loaded.challenge->solutions) {
      if (!solution.path.ends_with(languages.at(language).extensions.at(0))) continue;
      const std::string text = read_file(folder.path() / solution.path, std::size_t{1} << 20).value();
      for (const challenges::Group& group : loaded.challenge->groups)
        for (const challenges::Case& one : group.cases) {
          if (group.visibility != challenges::Visibility::sample) continue;
          const auto& body = std::get<challenges::StdioCase>(one.body);
          Script script = plain_script(language, loaded.challenge->id + "/" + solution.path + " on " + one.id, text);
          script.stdin_text = body.stdin_text.str();
          script.args = body.args;
          for (const auto& [name, value] : body.env) script.env[name] = value;
          for (const auto& [name, content] : body.files) script.files[name] = content.str();
          scripts.push_back(std::move(script));
        }
    }
  }
  return scripts;
}

}  // namespace

TEST_CASE("the bundled challenges' solutions answer the samples the same, warm and by exec") {
  for (const char* language : {ASSAY_WARM_LANGUAGES}) {
    const std::vector<Script> scripts = solutions_of(language);
    CHECK(scripts.size() >= 10);
    for (const Script& script : scripts) check_equal_in_a_box(script);
  }
}

TEST_CASE("a warm run of any script in a box, from bytecode where there is some, says byte for byte what a start by exec does") {
  for (const char* language : {ASSAY_WARM_LANGUAGES})
    for (const Script& script : scripts_of(language)) check_equal_in_a_box(script);
}

TEST_CASE("a warm run of any script without a box says, byte for byte, and ends as what a start by exec does") {
  for (const char* language : {ASSAY_WARM_LANGUAGES})
    for (const Script& script : scripts_of(language)) check_equal(script);
}

}  // namespace assay::fidelity
