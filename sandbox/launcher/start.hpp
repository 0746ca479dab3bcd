// Lets a program begin in a box that init is setting up: by exec, or as a fork of a warm interpreter.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/unique_fd.hpp"
#include "sandbox/guest/report.hpp"
#include "sandbox/launcher/run.hpp"

namespace assay::sandbox::launcher {

// The launcher's side of a box that runs.
struct Started {
  MadeBox box;
  UniqueFd job;                       // pidfd of a warm job, which is the launcher's child; none when init started it
  UniqueFd report, status, out, err;  // readers
  std::uint64_t set_up_cpu_us = 0;    // as far as the job does not tell it
  bool stood = false;                 // init's first word was heard
  int ends_with() const { return job ? job.get() : box.init.get(); }
};

// Init's first word, when its box stands.
struct InitWord {
  std::vector<UniqueFd> spaces;  // its namespaces
  std::uint64_t cpu_us = 0;      // taken for setting up
};
// Waits for it; an error when the box does not stand.
Result<InitWord> hear_init(const MadeBox& box);

// Takes the request's standard input; fills all of `started` but its box, which is there. A failure here is ours.
Result<void> start_program(Slot& slot, RunRequest& request, Started& started);

// Waits for init's end. It waits itself for all in its namespace, so a job that nobody knows of (its warm program died before it
// told) has to be reaped meanwhile.
void wait_for_init(int pidfd);
// Waits for a child's end; nothing when it cannot be told.
std::optional<guest::Status> wait_for(int pidfd);

}  // namespace assay::sandbox::launcher
