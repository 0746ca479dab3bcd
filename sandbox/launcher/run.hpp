// One run, seen from outside: makes the box, watches limits, ends it, takes the outcome. Blocking; the caller has one slot.
#pragma once

#include <memory>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "sandbox/guest/start_message.hpp"
#include "sandbox/launcher/cgroup.hpp"
#include "sandbox/launcher/maker.hpp"
#include "sandbox/launcher/standing.hpp"
#include "sandbox/launcher/warm.hpp"
#include "sandbox/outcome.hpp"
#include "sandbox/wire.hpp"

namespace assay::sandbox::launcher {

// What a launcher has for all its runs.
struct Slot {
  unsigned number = 0;
  Standing standing;
  guest::Setup setup;
  std::unique_ptr<CgroupBackend> cgroup;
  std::unique_ptr<Maker> maker;
  WarmPrograms warm;
  std::vector<File> installed;  // the `work` files of the program in the slot
  UniqueFd lock;                // on the machine's /bin/sh, as long as layers are proved: no box may meet it
  int control = -1;             // the judge's socket: its hang-up ends a run
  std::vector<UniqueFd> over;   // of the run before, and what is on its way in them: the kernel takes its mounts apart when these are closed
};

struct RunRequest {
  wire::Run run;
  std::vector<File> files;  // this run's own
  UniqueFd in;              // standard input
  guest::Probe probe = nullptr;
};

// An Error is our own fault or a full work folder; code `unavailable` means that the judge hung up.
Result<Outcome> run_box(Slot& slot, RunRequest request);

}  // namespace assay::sandbox::launcher
