// What the kernel tells of processes and of itself in /proc: our own and our children's, never a candidate's.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <vector>

namespace assay::runner::bench {

// A small file of the kernel's; "" where it cannot be read.
std::string proc_text(const std::string& path);

// A process and all that descends from it, parents first.
std::vector<pid_t> process_tree(pid_t root);

// "/proc/PID/comm" without its line end.
std::string process_name(pid_t process);

// The number of a "Name:  123 kB" line; 0 where it is missing.
std::uint64_t kib_field(const std::string& text, const std::string& name);

}  // namespace assay::runner::bench
