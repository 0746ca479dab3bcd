// Who the launcher is on this machine: root, with three ids of nobody's for every slot; or an ordinary user, who is root of a
// user namespace of its own and of nothing else ("rootless").
#pragma once

#include <string>

#include "base/error.hpp"

namespace assay::sandbox::launcher {

struct Standing {
  bool rootless = false;
  unsigned maker_id = 0, job_id = 0;  // as the launcher sees them
  std::string id_map;                // a box's uid_map and gid_map
};

// For root: three ids a slot (maker, init, job), high above any real user's.
Standing root_standing(unsigned slot);

// For an ordinary user: moves the calling process into a user namespace of its own, where it is root; call without threads, while
// it is dumpable (its files in /proc are root's otherwise). `refused`, with what to change, where the machine does not let it.
Result<Standing> enter_user_namespace();

}  // namespace assay::sandbox::launcher
