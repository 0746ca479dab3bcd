// What one run may use. The keys and defaults are those of a challenge's `limits` (CONTRACT: a challenge folder).
#pragma once

#include <cstdint>

namespace assay::sandbox {

struct Limits {
  std::uint32_t cpu_ms = 1000;     // user + system time of the whole process tree
  std::uint32_t wall_ms = 3000;    // CLOCK_MONOTONIC from exec to the end of the program
  std::uint32_t memory_mib = 128;  // cgroup: resident, page cache, pipe buffers and files written by the whole tree
  std::uint32_t output_kib = 64;   // each of standard output and standard error
  std::uint32_t processes = 32;    // processes and threads of the program, ours not counted
  std::uint32_t open_files = 64;   // RLIMIT_NOFILE
  std::uint32_t disk_mib = 16;     // size of the work folder's tmpfs, and RLIMIT_FSIZE

  friend bool operator==(const Limits&, const Limits&) = default;
};

}  // namespace assay::sandbox
