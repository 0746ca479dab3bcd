// A box that runs nothing: it asks a function what each command came to, and remembers what it was asked. With it comes a toy
// language, so that the judge's tests depend on no real toolchain.
#pragma once

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "sandbox/box.hpp"

namespace assay::runner::test {

using Answer = std::function<Result<sandbox::Outcome>(const sandbox::Command&)>;

inline sandbox::Outcome exited(int code, std::string out = "", std::string err = "") {
  sandbox::Outcome outcome;
  outcome.exit_code = code;
  outcome.out_bytes = out.size();
  outcome.err_bytes = err.size();
  outcome.out = std::move(out);
  outcome.err = std::move(err);
  outcome.usage = {5, 7, 9000};
  return outcome;
}

inline Error our_fault() { return {ErrorCode::unavailable, "the launcher went away"}; }

class ScriptedBox final : public sandbox::Box {
 public:
  explicit ScriptedBox(Answer answer) : answer_(std::move(answer)) {}
  Result<void> install(std::span<const sandbox::File>) override {
    ++installs;
    return {};
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    log.push_back(command.profile == sandbox::Profile::compile ? "compile" : std::string(command.stdin_text));
    Result<sandbox::Outcome> outcome = answer_(command);
    // What a compiler was asked to hand back is there.
    if (outcome)
      for (const std::string& path : command.collect)
        outcome->files.push_back({path, sandbox::Collected::State::regular, "binary"});
    return outcome;
  }
  const sandbox::Isolation& isolation() const override { return isolation_; }

  std::vector<std::string> log;  // "compile", or the standard input of a run
  int installs = 0;

 private:
  Answer answer_;
  sandbox::Isolation isolation_;
};

// Compiled by toyc to one file; the compiler's exit status decides.
inline challenges::Language toy_language() {
  challenges::Language language;
  language.id = language.name = "toy";
  language.extensions = {".toy"};
  language.entry = "main.toy";
  language.version_argv = {"/bin/toy", "--version"};
  language.compile.emplace();
  language.compile->argv = {"/bin/toyc", "{entry}"};
  language.compile->artifact = "out";
  language.run_argv = {"/program/main"};
  return language;
}

inline challenges::Submission toy_submission() { return {"toy", {{"main.toy", "whatever"}}}; }

// A case whose input is "GROUP/ID" and whose answer is "yes".
inline challenges::Group toy_group(const std::string& id, std::vector<std::string> cases, double points = 10) {
  challenges::Group group;
  group.id = id;
  group.points = points;
  for (std::string& name : cases) {
    challenges::StdioCase body;
    body.stdin_text = id + "/" + name;
    body.expected_stdout = "yes\n";
    challenges::Case item;
    item.id = std::move(name);
    item.body = std::move(body);
    group.cases.push_back(std::move(item));
  }
  return group;
}

inline std::shared_ptr<challenges::Challenge> toy_challenge(std::vector<challenges::Group> groups) {
  auto challenge = std::make_shared<challenges::Challenge>();
  challenge->id = "toy-challenge";
  challenge->name.by_language["en"] = "Toy";
  challenge->languages = {"toy"};
  challenge->groups = std::move(groups);
  return challenge;
}

}  // namespace assay::runner::test
