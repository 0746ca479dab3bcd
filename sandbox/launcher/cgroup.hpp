// The slot's control group: what holds memory, processes and CPU time of one run, and counts them. One interface, three
// ways: v1 (resident folders, entered by the run's init), v2 (a leaf a run, entered by clone3), none (only when accepted).
// Which it is depends on where the kernel keeps the memory controller (/proc/cgroups), not on whether cgroup2 is mounted.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "sandbox/limits.hpp"

namespace assay::sandbox::launcher {

class CgroupBackend {
 public:
  virtual ~CgroupBackend() = default;

  virtual std::string name() const = 0;  // "cgroup v1"

  // Before a run: an empty group with these limits. `ours` processes of our own (init) are allowed on top.
  virtual Result<void> begin(const Limits& limits, unsigned ours) = 0;

  // Once: lets `maker`, the user who makes boxes, put what it makes into the run's group, and answers where it has to stand itself
  // for that: a descriptor for clone3's CLONE_INTO_CGROUP, or -1 where it does not matter.
  virtual Result<int> admit(uid_t maker) { return (void)maker, -1; }

  // How a run's init and a warm job get in. v2: a descriptor for clone3's CLONE_INTO_CGROUP (else -1). v1: descriptors of `tasks`
  // files to which each writes "0" for itself before anything else (35 us, where moving another process costs an RCU grace period).
  virtual int clone_into() const { return -1; }
  virtual std::vector<int> enter_fds() const { return {}; }

  virtual double cpu_ms() const = 0;                  // user + system of the whole tree since begin()
  // The peak since begin(), less the pages of the machine's files that are charged to the group still: those belong to whoever
  // read them first, not to this program. What it wrote itself (tmpfs, shared memory) is its own.
  virtual std::uint64_t memory_peak_kib() const = 0;
  virtual bool out_of_memory() const = 0;             // the kernel's own count of kills since begin()
  virtual int memory_event() const { return -1; }     // readable when out_of_memory() may have become true
  virtual std::vector<pid_t> tasks() const { return {}; }  // every thread in the group now, by the launcher's numbers

  // After a run: kills what is left and waits until the group is empty. An error means that the slot is not clean.
  virtual Result<void> end() = 0;
};

// Finds the memory controller, takes the first free slot number from `slot` on (locked while the backend lives, across all
// launchers of the machine) and kills what an earlier launcher may have left there. On success `slot` is the number taken.
// Rootless: below the cgroup that was delegated to this user (sandbox/delegation.hpp), v2 only.
Result<std::unique_ptr<CgroupBackend>> open_cgroup(unsigned& slot, bool rootless);
std::unique_ptr<CgroupBackend> no_cgroup();

// A kernel file that stays open, for what every run asks.
class GroupFile {
 public:
  Result<void> open(int folder, const char* name, int flags);
  std::uint64_t number() const;                       // 0 when it cannot be read
  std::uint64_t field(std::string_view key) const;    // of "key 12" lines; 0 when absent
  // Two of them by one look: the kernel adds all up for each.
  std::array<std::uint64_t, 2> fields(std::string_view one, std::string_view other) const;
  Result<void> write(std::string_view value) const;
  bool is_blank() const;                              // read, and nothing is listed
  int fd() const { return fd_.get(); }

 private:
  std::optional<std::string_view> text(std::span<char> buffer) const;
  UniqueFd fd_;
  const char* name_ = "";
};

// Page cache in a group's memory.stat, without what lies in tmpfs: bytes.
std::uint64_t page_cache(const GroupFile& stat, std::string_view all_key);
std::uint64_t less(std::uint64_t from, std::uint64_t what);  // 0 at least

// Helpers of both versions: kernel files beneath a folder's descriptor.
Result<void> write_at(int folder, const char* file, const std::string& value);
Result<std::string> read_at(int folder, const char* file);
std::vector<pid_t> pids_at(int folder, const char* file);                    // one a line; none when it cannot be read
std::uint64_t number_at(int folder, const char* file);                      // 0 when it cannot be read
std::uint64_t field_at(int folder, const char* file, std::string_view key);  // "key 12" lines; 0 when absent

}  // namespace assay::sandbox::launcher
