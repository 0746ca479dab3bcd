#include <algorithm>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <sys/syscall.h>
#include <unistd.h>

#include "tests/attacks/held_lock.hpp"
#include "tests/attacks/programs.hpp"
#include "tests/attacks/suite.hpp"
#include "tests/attacks/table.hpp"
#include "tests/attacks/trial.hpp"
#include "tests/support/rootless.hpp"

namespace assay::attacks {
namespace {

struct Layer {
  std::string name;
  std::vector<std::string> without;
  bool alone = true;  // some attack is held by it alone; else another layer stands behind it, and only the start can tell
};
// Without no_new_privs neither seccomp nor landlock can be loaded and no box starts at all: they are left out with it.
const Layer layers[] = {{"seccomp", {"seccomp"}},
                        {"landlock", {"landlock"}},
                        {"no_new_privs", {"no_new_privs", "seccomp", "landlock"}},
                        {"rlimits", {"rlimits"}},
                        {"cgroup", {"cgroup"}},
                        {"network_namespace", {"network_namespace"}},
                        {"uts_namespace", {"uts_namespace"}},
                        {"cgroup_namespace", {"cgroup_namespace"}},
                        {"private_locks", {"private_locks"}},
                        {"proc_own", {"proc_own"}},
                        {"disk_limit", {"disk_limit"}},
                        {"ipc_namespace", {"ipc_namespace"}, false},     // seccomp refuses every call that names such an object
                        {"read_only_root", {"read_only_root"}, false},  // the files are root's, and root is not in the box
                        {"credentials", {"credentials"}, false}};       // no_new_privs: no program can take the bounding set up

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

// A launcher must notice by itself what it lacks: it refuses, or says so where it may run all the same.
bool start_notices(const Options& options, const Layer& layer) {
  sandbox::ClientOptions client = client_options(options, layer.without);
  client.accept_weaker.clear();
  support::make_rootless(client);
  const auto started = sandbox::start_client(client);
  if (!started) return started.error().code() == ErrorCode::refused;
  const sandbox::Isolation& told = (*started)->isolation();
  const auto named = [&](const std::vector<std::string>& list) { return std::find(list.begin(), list.end(), layer.name) != list.end(); };
  return named(told.absent) || named(told.degraded);
}

}  // namespace

int run_layers(const Options& options, const std::vector<Attack>& attacks) {
  const HeldLock lock(locked_file);
  const std::unique_ptr<sandbox::Box> whole = start(options, {});
  const Programs programs(options.root, attacks, *whole);
  bool all_noticed = true;
  std::printf("%-17s %-8s %7s %5s  %s\n", "left out", "start", "attacks", "broke", "one of them");
  for (const Layer& layer : layers) {
    const std::vector<Attack> chosen = declaring(attacks, layer.name);
    const std::unique_ptr<sandbox::Box> box = start(options, layer.without);
    programs.install(*box);
    std::size_t broke = 0;
    std::string one = layer.alone ? "none: its absence goes unnoticed" : "another layer stands behind it";
    for (const Attack& attack : chosen) {
      const Finding finding = try_attack(attack, programs, *box);
      if (finding.held()) continue;
      if (broke++ == 0) one = attack.id();
    }
    const bool noticed = start_notices(options, layer);
    std::printf("%-17s %-8s %7zu %5zu  %s\n", layer.name.c_str(), noticed ? "notices" : "silent", chosen.size(), broke, one.c_str());
    std::fflush(stdout);
    // Before Linux 6.10 landlock has no right that the mounts and the filter do not hold as well.
    const bool doubled = layer.name == "landlock" && landlock_version() < 5;
    all_noticed = all_noticed && noticed && (broke > 0 || doubled || !layer.alone);
  }
  std::printf("%s\n", all_noticed ? "no layer can be left out unnoticed" : "a layer can be left out unnoticed");
  return all_noticed ? 0 : 1;
}

}  // namespace assay::attacks
