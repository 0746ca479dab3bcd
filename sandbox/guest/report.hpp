// What processes of a box tell the launcher, through pipes of their own.
#pragma once

#include <sys/resource.h>

#include <cstdint>

namespace assay::sandbox::guest {

// Written when a step fails. When the program begins, exec closes the pipe and nothing was written; a warm job, which could die
// unseen before, writes `begun`.
enum class Stage : std::uint32_t { exec, wait, cgroup, identity, mounts, proc, host_name, fork, descriptors, limits, privileges,
                                   landlock, folder, seccomp, namespaces, start, begun };
struct Report {
  Stage stage;
  std::int32_t error;  // errno
};

// Writes the report with errno and ends the process.
[[noreturn]] void fail(int report, Stage stage);

// How a job ended: written by init, whose child it is; of a warm job the launcher makes it up itself.
struct Status {
  std::int32_t wait_status;
  std::uint32_t reserved = 0;
  std::uint64_t cpu_us, max_rss_kib;  // of the job's tree, as far as it was waited for
};

Status status_of(int wait_status, const rusage& used);

}  // namespace assay::sandbox::guest
