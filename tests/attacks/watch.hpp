// The launcher as the machine sees it, and what a run may have left behind. Looks from outside only.
#pragma once

#include <cstddef>
#include <string>
#include <sys/types.h>
#include <vector>

#include "tests/support/served.hpp"

namespace assay::attacks {

// A launcher without cgroups takes no slot, only its users: this number keeps them apart from those of other launchers.
constexpr unsigned slot_without_cgroup = 4000;

// Children of this process that are launchers.
std::vector<pid_t> own_launchers();

class Watch {
 public:
  // The one launcher that started since `before` was taken.
  explicit Watch(const std::vector<pid_t>& before);

  unsigned slot() const { return slot_; }
  pid_t launcher() const { return launcher_; }
  // After a run: processes of the slot, folders made in its control groups; "" when there is nothing.
  std::string left_by_run() const;
  // After all runs: the launcher's descriptors, mounts and threads, and the machine's mounts and the slot's control
  // groups, as far as they differ from what they were when this Watch was made; "" when they do not.
  std::string changed() const;

 private:
  struct State {
    std::ptrdiff_t descriptors = 0, threads = 0;
    std::string mounts;
    std::vector<std::string> machine_mounts, groups;
  };
  State look() const;

  pid_t launcher_ = -1;
  unsigned slot_ = 0;
  State start_;
};

}  // namespace assay::attacks
