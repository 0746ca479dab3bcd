// A box's init: process 1 of its namespaces. It mounts what is the box's own, then waits for the program to start (init makes that
// job itself) or for its end (a warm interpreter's job joins from outside), and reaps whatever is orphaned. It dies with the
// launcher, and everything in the box with it.
#pragma once

#include <cstddef>

#include "sandbox/guest/report.hpp"
#include "sandbox/guest/setup.hpp"

namespace assay::sandbox::slot {

// Init's first word is a guest::Report: error 0 when its box stands. With it come descriptors of namespaces: of mounts, whose end waits
// for whoever holds it, and where a warm job joins those of IPC, control groups and processes too, in this order.
constexpr std::size_t namespaces_held = 1, namespaces_joined = 4;

struct InitPlan {
  guest::Setup setup;
  int channel = -1;     // its end of the pair with the launcher: hears the start message, and the launcher's end
  int work_mount = -1;
  bool joined = false;  // by a warm job, unless its warm program fails
  const int* doors = nullptr;  // cgroup v1 `tasks` files
  int door_count = 0;
};

[[noreturn]] void init_main(const InitPlan& plan);

}  // namespace assay::sandbox::slot
