// The inside of a box: init (pid 1, root of its user namespace) and job (pid 2, the candidate's program). This code runs
// between clone3 and exec in processes of their own; it allocates nothing and tells failures through a pipe.
#pragma once

#include <cstdint>

#include "sandbox/launcher/without.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/seccomp/seccomp.hpp"

namespace assay::sandbox::launcher {

struct GuestPlan {
  char* const* argv = nullptr;
  char* const* env = nullptr;
  int (*probe)() = nullptr;  // called instead of exec, with every layer on: how layers are proved
  Limits limits;
  const seccomp::SeccompProgram* seccomp = nullptr;
  int landlock_abi = 0;
  bool count_processes = false;  // by RLIMIT_NPROC
  bool rootless = false;         // one id, already job_uid
  Without without;
  // Descriptors. `go`: one byte when the maps are written; its end of file means that the launcher died.
  int go = -1, go_writer = -1, report = -1, status = -1, in = -1, out = -1, err = -1, work_mount = -1;
  const int* doors = nullptr;  // cgroup v1 `tasks` files
  int door_count = 0;
};

// Written to `report` when a step fails; nothing at all is written when exec succeeds.
enum class Stage : std::uint32_t { exec, wait, cgroup, identity, mounts, proc, host_name, fork, descriptors, limits, privileges,
                                   landlock, folder, seccomp };
struct Report {
  Stage stage;
  std::int32_t error;  // errno
};

// Written to `status` by init when the job ended.
struct Status {
  std::int32_t wait_status;
  std::uint32_t reserved = 0;
  std::uint64_t cpu_us, max_rss_kib;  // of the job's tree, as far as it was waited for
};

[[noreturn]] void guest_main(const GuestPlan& plan);

}  // namespace assay::sandbox::launcher
