// Who the launcher is on this machine: root, with two ids of nobody's for every slot; or an ordinary user, who is root of a
// user namespace of its own and of nothing else ("rootless").
#pragma once

#include <string>

#include "base/error.hpp"

namespace assay::sandbox::launcher {

// Inside a box's user namespace. Rootless there is one id only, the launcher's own: it is mapped to job_uid, so that not even
// init, which has the namespace's capabilities, is root there, and the job is in a namespace nested twice.
constexpr unsigned init_uid = 0, job_uid = 1000;

struct Standing {
  bool rootless = false;
  unsigned init_id = 0, job_id = 0;  // as the launcher sees them
  std::string id_map;                // a box's uid_map and gid_map
};

// For root: a pair of ids a slot, high above any real user's.
Standing root_standing(unsigned slot);

// For an ordinary user: moves the calling process into a user namespace of its own, where it is root; call without threads, while
// it is dumpable (its files in /proc are root's otherwise). `refused`, with what to change, where the machine does not let it.
Result<Standing> enter_user_namespace();

}  // namespace assay::sandbox::launcher
