#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/attacks/programs.hpp"
#include "tests/attacks/suite.hpp"
#include "tests/attacks/table.hpp"
#include "tests/attacks/trial.hpp"

namespace assay::attacks {
namespace {

struct Layer {
  std::string name;
  std::vector<std::string> without;
};
// Without no_new_privs neither seccomp nor landlock can be loaded and no box starts at all: they are left out with it.
const Layer layers[] = {{"seccomp", {"seccomp"}},
                        {"landlock", {"landlock"}},
                        {"no_new_privs", {"no_new_privs", "seccomp", "landlock"}},
                        {"rlimits", {"rlimits"}},
                        {"cgroup", {"cgroup"}}};

std::vector<Attack> declaring(const std::vector<Attack>& attacks, const std::string& layer) {
  std::vector<Attack> chosen;
  std::copy_if(attacks.begin(), attacks.end(), std::back_inserter(chosen), [&](const Attack& attack) {
    return std::find(attack.layers.begin(), attack.layers.end(), layer) != attack.layers.end();
  });
  return chosen;
}

long landlock_version() { return ::syscall(SYS_landlock_create_ruleset, nullptr, 0, 1u); }

std::unique_ptr<sandbox::Box> start(const Options& options, const std::vector<std::string>& without) {
  auto started = sandbox::start_client(client_options(options, without));
  if (!started) throw std::runtime_error(started.error().message());
  return std::move(*started);
}

}  // namespace

int run_layers(const Options& options, const std::vector<Attack>& attacks) {
  const std::unique_ptr<sandbox::Box> whole = start(options, {});
  const Programs programs(options.root, attacks, *whole);
  bool all_noticed = true;
  std::printf("%-13s %8s %6s   %s\n", "left out", "attacks", "broke", "one of them");
  for (const Layer& layer : layers) {
    const std::vector<Attack> chosen = declaring(attacks, layer.name);
    const std::unique_ptr<sandbox::Box> box = start(options, layer.without);
    programs.install(*box);
    std::size_t broke = 0;
    std::string one = "none: another layer stands behind, or its absence goes unnoticed";
    for (const Attack& attack : chosen) {
      const Finding finding = try_attack(attack, programs, *box);
      if (finding.held()) continue;
      if (broke++ == 0) one = attack.id();
    }
    std::printf("%-13s %8zu %6zu   %s\n", layer.name.c_str(), chosen.size(), broke, one.c_str());
    std::fflush(stdout);
    // Before Linux 6.10 landlock has no right that the mounts and the filter do not hold as well.
    const bool doubled = layer.name == "landlock" && landlock_version() < 5;
    all_noticed = all_noticed && (broke > 0 || doubled);
  }
  std::printf("%s\n", all_noticed ? "no layer can be left out unnoticed" : "a layer can be left out unnoticed");
  return all_noticed ? 0 : 1;
}

}  // namespace assay::attacks
