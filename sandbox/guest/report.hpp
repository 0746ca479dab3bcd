// What processes of a box tell the launcher, through pipes of their own.
#pragma once

#include <sys/resource.h>

#include <cstdint>

namespace assay::sandbox::guest {

// Written when a step fails, and when the program begins: `begun` is a job's last word but for an exec that fails.
enum class Stage : std::uint32_t { exec, wait, cgroup, identity, mounts, proc, host_name, fork, descriptors, limits, privileges,
                                   landlock, folder, seccomp, namespaces, start, begun };
struct Report {
  Stage stage;
  std::int32_t error;         // errno
  std::uint64_t cpu_us = 0;   // taken for setting up, so far as the slot's control group counts it: not the program's
  std::uint64_t at_us = 0;    // of `begun`, by CLOCK_MONOTONIC: from then on time counts, whenever the launcher comes to look
};

std::uint64_t own_cpu_us();  // processor time that this process has taken
// The program begins: this process and others have taken `cpu_us` for it. False when nobody heard it.
bool say_begun(int report, std::uint64_t cpu_us);

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
