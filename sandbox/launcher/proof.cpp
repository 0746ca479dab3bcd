#include "sandbox/launcher/proof.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <map>

#include "sandbox/launcher/kernel_text.hpp"
#include "sandbox/guest/landlock.hpp"
#include "sandbox/slot/probes.hpp"
#include "sandbox/packet.hpp"

namespace assay::sandbox::launcher {
namespace {

struct Consequence {
  std::string_view layer, text;
  State without = State::absent;
};
// In the order that people read: what keeps a program in, then what bounds it.
constexpr std::array<Consequence, 20> table{{
    {"user_namespace", "without it the job's user is a user of the machine: sysctl user.max_user_namespaces must not be 0"},
    {"mount_namespace", "without it the machine's files are visible"},
    {"pid_namespace", "without it other processes can be seen and signalled"},
    {"network_namespace", "without it the program reaches the network"},
    {"ipc_namespace", "without it System V objects are shared"},
    {"uts_namespace", "without it the machine's name is visible"},
    {"cgroup_namespace", "without it the machine's cgroup paths are visible"},
    {"read_only_root", "without it a program could change the toolchain for the next"},
    {"private_locks", "without it two programs that run at the same time can signal to each other by locks on files that both see: the overlay file system is needed", State::degraded},
    {"proc_own", "without it the machine's /proc is visible"},
    {"work_folder", "without it a program has nowhere to write"},
    {"disk_limit", "without it a program fills the machine's memory with files"},
    {"credentials", "without it the program holds privileges"},
    {"no_new_privs", "without it a set-user-id program could raise privileges"},
    {"seccomp", "without it every system call of the kernel can be attacked: a kernel with CONFIG_SECCOMP_FILTER is needed"},
    {"landlock", "a second opinion on files only; read-only mounts still hold: a kernel from 5.13 on with lsm=landlock has it"},
    {"rlimits", "without it open files, core dumps and queues are not bounded"},
    {"memory_limit", "without it a program takes the machine's memory: the memory controller of cgroup v1 or v2 is needed"},
    {"process_limit", "without it a fork bomb fills the process table: the pids controller of cgroup v1 or v2 is needed"},
    {"cpu_limit", "without it a busy loop runs until the wall limit"},
}};

struct Finding {
  bool good = true;
  std::string proof;
};
using Findings = std::map<std::string, Finding>;

void add(Findings& findings, const std::string& layer, bool good, const std::string& proof) {
  Finding& finding = findings[layer];
  if (!finding.proof.empty()) finding.proof += "; ";
  finding.proof += proof;
  finding.good = finding.good && good;
}

Result<Outcome> run_probe(Slot& slot, int (*probe)(), const Limits& limits) {
  RunRequest request;
  request.run.limits = limits;
  request.run.argv = {"/probe"};
  request.probe = probe;
  auto nothing = sealed_memfd("");
  if (!nothing) return nothing.error();
  request.in = std::move(*nothing);
  return run_box(slot, std::move(request));
}

std::string_view ending(Ended ended) {
  constexpr std::array<std::string_view, 7> names{"stopped for memory",    "stopped for output", "stopped for CPU time", "stopped for wall time",
                                                  "could not be started", "died of a signal",   "ended by itself"};
  return names[static_cast<std::size_t>(ended)];
}

Result<void> prove_limits(Slot& slot, Findings& findings) {
  Limits small;
  small.memory_mib = 32;
  small.processes = 8;
  small.disk_mib = 2;
  small.cpu_ms = 2000;
  small.wall_ms = 30'000;  // a busy machine is no missing layer
  const auto disk = run_probe(slot, &slot::probe_disk, small);
  if (!disk) return disk.error();
  add(findings, "disk_limit", disk->out == "2", "2 MiB allowed, " + disk->out + " MiB written");
  const auto processes = run_probe(slot, &slot::probe_processes, small);
  if (!processes) return processes.error();
  add(findings, "process_limit", processes->out == "8" && !slot.setup.without.cgroup, "8 allowed, " + processes->out + " made");
  small.cpu_ms = 20;
  const auto cpu = run_probe(slot, &slot::probe_cpu, small);
  if (!cpu) return cpu.error();
  // Without a group RLIMIT_CPU stops each process, seconds late: that is no limit on the run.
  add(findings, "cpu_limit", cpu->ended == Ended::cpu_time && !slot.setup.without.cgroup,
      "20 ms allowed, a busy loop " + std::string(ending(cpu->ended)) + (slot.setup.without.cgroup ? ", seconds late and each process alone" : ""));
  if (slot.setup.without.cgroup) {
    add(findings, "memory_limit", false, "no cgroup: nothing bounds memory");
    return {};
  }
  small.cpu_ms = 10'000;
  const auto memory = run_probe(slot, &slot::probe_memory, small);
  if (!memory) return memory.error();
  add(findings, "memory_limit", memory->ended == Ended::memory, "32 MiB allowed, a program that takes more " + std::string(ending(memory->ended)) + " (" + slot.cgroup->name() + ")");
  // memory.peak is there since Linux 5.19: without it reports would say 0.
  if (memory->usage.memory_kib < 16 * 1024) add(findings, "memory_limit", false, "but the kernel tells no peak of it (memory.peak, Linux 5.19)");
  return {};
}

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::enforced: return "enforced";
    case State::degraded: return "degraded";
    case State::absent: break;
  }
  return "absent";
}

Result<std::vector<Layer>> prove(Slot& slot) {
  Findings findings;
  const auto looked = run_probe(slot, &slot::probe_layers, Limits{});
  if (!looked) return looked.error();
  for (const auto& words : lines_of_words(looked->out)) {
    std::string proof;
    for (std::size_t i = 2; i < words.size(); ++i) proof += (i > 2 ? " " : "") + words[i];
    add(findings, words[0], words.size() > 2 && words[1] == "good", proof);
  }
  // No shared object of the machine can be named in an IPC namespace that is not the machine's, which is ours.
  char link[64] = "?";
  const bool known = ::readlink("/proc/self/ns/ipc", link, sizeof link - 1) > 0;
  Finding& ipc = findings["ipc_namespace"];
  ipc.good = ipc.good && known && ipc.proof.starts_with("ipc:[") && ipc.proof != link;
  const bool landlock = slot.setup.landlock_abi > 0 && !slot.setup.without.landlock;
  add(findings, "landlock", landlock, landlock ? "ABI " + std::to_string(slot.setup.landlock_abi) : "the kernel has none");
  if (auto limits = prove_limits(slot, findings); !limits) return limits.error();
  std::vector<Layer> layers;
  for (const Consequence& row : table) {
    const auto found = findings.find(std::string(row.layer));
    Layer layer{std::string(row.layer), State::absent, "not tried", std::string(row.text)};
    if (found != findings.end()) {
      layer.state = found->second.good ? State::enforced : row.without;
      layer.proof = found->second.proof;
    }
    layers.push_back(std::move(layer));
  }
  return layers;
}

}  // namespace assay::sandbox::launcher
