// cgroup v2 for an ordinary user: a cgroup that was handed to the user (systemd's Delegate=yes) can hand its controllers to runs
// only while no process stands in it. So whoever starts launchers steps aside into a leaf first, and they with it.
#pragma once

#include "base/error.hpp"

namespace assay::sandbox {

constexpr const char* judge_leaf = "assay-judge";

// Moves this process (all its threads) into the leaf of its delegated cgroup, making it; children that come later are there from
// birth. Does nothing for root, on cgroup v1, where the process is there already, and where the cgroup is not this user's: the
// launcher then refuses with the reason. An Error when the move itself fails.
Result<void> step_aside();

}  // namespace assay::sandbox
