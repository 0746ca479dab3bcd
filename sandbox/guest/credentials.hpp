// What a process of the box may still do: user, capabilities, resource limits. Called by init and job on themselves; each
// answers false with errno, and a false one ends the run as our fault.
#pragma once

#include <linux/capability.h>

#include <array>
#include <vector>

#include "sandbox/limits.hpp"

namespace assay::sandbox::guest {

bool become(unsigned id);         // all user and group ids; no supplementary group. For who has ids to choose from: not rootless
bool become_and_keep_changing(unsigned id);  // like it, with the two capabilities to change ids again and no other
// What a program keeps over exec that makes jobs: to enter namespaces, and to make the job another user.
constexpr std::array<int, 4> warm_capabilities{CAP_SYS_ADMIN, CAP_SYS_CHROOT, CAP_SETUID, CAP_SETGID};
bool make_inheritable();          // those; while they are in the bounding set still
bool drop_bounding();             // before become(job_uid): no exec can bring a capability back
bool drop_capabilities();         // after it: ambient, and all three sets
bool set_limits(const Limits& limits, bool count_processes);  // rlimits; NPROC only where no cgroup counts processes
std::vector<int> changed_signals();                // those that are handled or ignored
bool reset_signals(const std::vector<int>& signals);  // to their standard actions
bool unblock_signals();

}  // namespace assay::sandbox::guest
