// The maker itself: a fork of the launcher in the slot's own namespaces. It takes one order after the other and ends with its channel.
#pragma once

#include <vector>

#include "sandbox/guest/setup.hpp"

namespace assay::sandbox::slot {

// An order is one of these letters with descriptors: a box, for a job of init's own or for a warm one to join (init's channel, the
// run's folder, and on cgroup v2 the run's group), what stands in /program (a mount, or none), a warm program (its file, its channel).
// The answer is guest::send_answer's.
constexpr char maker_box = 'b', maker_joined_box = 'j', maker_program = 'p', maker_warm = 'w';

struct SlotPlan {
  guest::Setup setup;
  std::vector<int> doors;  // cgroup v1 `tasks` files
};

// Begins when one byte says that the user namespace's maps are written.
[[noreturn]] void maker_main(SlotPlan plan, int channel);

}  // namespace assay::sandbox::slot
