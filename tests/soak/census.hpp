// All that the daemon and its launchers hold on the machine at one moment, counted from outside.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

#include "tests/support/served.hpp"

namespace assay::soak {

// The keeper, the daemon, or a launcher.
struct Member {
  std::string name;  // "keeper", "daemon", "launcher 0"
  pid_t pid = -1;
  std::size_t descriptors = 0, threads = 0;
  std::vector<std::string> mounts;  // of its own mount namespace
};

struct Census {
  std::vector<Member> members;
  std::vector<std::string> processes;  // launchers and inits of this build, and whatever runs in a launcher's slot
  std::vector<std::string> machine_mounts;
  std::vector<std::string> cgroups;             // below assay, to every depth, but those of other launchers
  std::map<std::string, std::uintmax_t> files;  // of the data folder, by their path in it, with their size

  static Census now(const support::Served& served, const std::filesystem::path& data);
  // Taken again and again until it is as `wanted`, for what a run leaves dies a moment after its answer; the last one,
  // when that never happens.
  static Census settled(const support::Served& served, const std::filesystem::path& data, const Census& wanted);
  // Two in a row that were the same.
  static Census settled(const support::Served& served, const std::filesystem::path& data);

  // What is not as it was, a sentence each; sizes of files do not count.
  std::vector<std::string> changed_since(const Census& before) const;
};

// RssAnon and RssShmem of /proc/PID/status together, in KiB: what is the process's own; a page of a file can go again
// at any time. By the member's name.
std::map<std::string, std::uint64_t> resident_kib(const Census& census);

}  // namespace assay::soak
