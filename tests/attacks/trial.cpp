#include "tests/attacks/trial.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "challenges/kinds/environment.hpp"
#include "tests/support/box.hpp"

namespace assay::attacks {
namespace {

using sandbox::Outcome;

std::string excerpt(const std::string& text) {
  std::string shown = to_utf8(text.substr(0, 600));
  while (!shown.empty() && shown.back() == '\n') shown.pop_back();
  return shown;
}

void judge_ending(const Attack& attack, const Outcome& outcome, Finding& finding) {
  const bool as_declared = std::find(attack.endings.begin(), attack.endings.end(), finding.got) != attack.endings.end();
  const bool broke = outcome.out.find("BROKEN") != std::string::npos;
  const bool printed = attack.prints.empty() || finding.got != attack.endings[0] || outcome.out == attack.prints;
  if (as_declared && !broke && printed) return;
  std::string fault = as_declared ? "it printed: " : "it ended otherwise and printed: ";
  finding.faults.push_back(fault + excerpt(outcome.out) + (outcome.err.empty() ? "" : " // " + excerpt(outcome.err)));
}

void judge_measures(const Attack& attack, const Outcome& outcome, Finding& finding) {
  const auto fault = [&](const std::string& text) { finding.faults.push_back(text); };
  const std::size_t most = std::size_t{attack.limits.output_kib} << 10;
  if (outcome.out.size() > most || outcome.err.size() > most) fault("more output was kept than its limit");
  // The kernel lets what is dying go a few pages over.
  if (outcome.usage.memory_kib > (std::uint64_t{attack.limits.memory_mib} << 10) + 1024)
    fault("it held " + std::to_string(outcome.usage.memory_kib) + " KiB, over its limit");
  if (outcome.usage.memory_kib < attack.least_memory_kib)
    fault("measured are only " + std::to_string(outcome.usage.memory_kib) + " KiB");
  if (outcome.usage.cpu_ms < static_cast<double>(attack.least_cpu_ms))
    fault("measured are only " + std::to_string(outcome.usage.cpu_ms) + " ms of CPU time");
}

void judge_results(const Attack& attack, const Outcome& outcome, Finding& finding) {
  const std::size_t most = std::size_t{attack.limits.disk_mib} << 20;
  std::size_t together = 0;
  for (std::size_t i = 0; i < attack.results.size(); ++i) {
    const sandbox::Collected& file = outcome.files.at(i);
    together += file.content.size();
    if (file.state != attack.results[i].state)
      finding.faults.push_back(file.path + " came back in state " + std::to_string(static_cast<int>(file.state)));
    if (file.state != sandbox::Collected::State::regular && !file.content.empty())
      finding.faults.push_back(file.path + " gave away: " + excerpt(file.content));
  }
  if (together > most) finding.faults.push_back("its files together are larger than its disk limit");
}

}  // namespace

Finding try_attack(const Attack& attack, const Programs& programs, sandbox::Box& box) {
  Finding finding;
  finding.attack = &attack;
  const std::vector<std::string> stages = attack.stages.empty() ? std::vector<std::string>{""} : attack.stages;
  for (const std::string& stage : stages) {
    const auto outcome = box.run(programs.command(attack, stage));
    if (!outcome) {
      finding.got = "error";
      finding.faults.push_back("the sandbox failed: " + outcome.error().message());
      return finding;
    }
    finding.got = support::how(*outcome);
    finding.wall_ms += outcome->usage.wall_ms;
    finding.cpu_ms += outcome->usage.cpu_ms;
    finding.memory_kib = std::max(finding.memory_kib, outcome->usage.memory_kib);
    judge_ending(attack, *outcome, finding);
    judge_measures(attack, *outcome, finding);
    judge_results(attack, *outcome, finding);
    if (!finding.held()) return finding;
  }
  return finding;
}

std::string ordinary_run(sandbox::Box& box) {
  sandbox::Command command;
  command.limits = support::roomy();
  command.limits.memory_mib =
      96;  // no attack's: for a limit of its own the launcher gives back what others left in the page cache
  command.argv = {"/usr/bin/python3", "-c", "print(sum(map(int, input().split())))"};
  command.env = challenges::environment({}, {});
  command.stdin_text = "40 2\n";
  const auto outcome = box.run(command);
  if (!outcome) return outcome.error().message();
  if (support::how(*outcome) != "exited 0" || outcome->out != "42\n")
    return "an ordinary program " + support::how(*outcome) + " and printed " + excerpt(outcome->out + outcome->err);
  if (outcome->usage.memory_kib > 32 * 1024)
    return "an ordinary program is said to hold " + std::to_string(outcome->usage.memory_kib) + " KiB";
  return "";
}

}  // namespace assay::attacks
