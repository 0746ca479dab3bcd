#include "tests/fidelity/boxed_way.hpp"

#include <stdexcept>

#include "challenges/kinds/environment.hpp"
#include "challenges/kinds/kind.hpp"
#include "tests/support/box.hpp"

namespace assay::fidelity {
namespace {

// What the compile step hands over (bytecode) is installed; a script that does not compile is run all the same.
void install(const Script& script, const challenges::Language& language) {
  if (script.bytecode) {
    const challenges::Submission submission{language.id, {{language.entry, script.text}}};
    const auto compiled = challenges::compile({}, language, submission, support::real_box());
    if (!compiled) throw std::runtime_error(compiled.error().message());
    if (compiled->result.verdict != challenges::Verdict::CE) return;
  }
  if (auto emptied = support::real_box().install({}); !emptied) throw std::runtime_error(emptied.error().message());
}

Said said(const sandbox::Outcome& outcome) {
  return {without_addresses(outcome.out), without_addresses(outcome.err), support::how(outcome)};
}

}  // namespace

BothWays run_boxed(const Script& script) {
  const challenges::Language& language = challenges::bundled_languages().at(script.language);
  install(script, language);
  sandbox::Command command;
  command.limits = support::roomy();
  command.argv = challenges::expand(language.run_argv, language, language.entry, nullptr);
  command.argv.insert(command.argv.end(), script.args.begin(), script.args.end());
  for (const auto& [name, value] : script.env) command.env.push_back(name + "=" + value);
  command.stdin_text = script.stdin_text;
  command.files.push_back({language.entry, script.text});
  for (const auto& [name, content] : script.files) command.files.push_back({name, content});
  BothWays both;
  both.by_exec = said(support::run(command));
  command.start = language.run_start;
  const sandbox::Outcome forked = support::run(command);
  both.by_fork = said(forked);
  both.forked = forked.warm;
  return both;
}

}  // namespace assay::fidelity
