// Makes a box and lets its program begin: namespaces by clone3, the two users, the ends of its pipes.
#pragma once

#include "base/unique_fd.hpp"
#include "sandbox/launcher/run.hpp"
#include "sandbox/launcher/work_folder.hpp"

namespace assay::sandbox::launcher {

// The launcher's side of a box that runs. All descriptors are readable but `go`, which is held: its end tells init that the
// launcher died.
struct Started {
  UniqueFd pidfd;  // init
  UniqueFd report, status, out, err, go;
};

// Takes the request's standard input. A failure here is ours.
Result<Started> start_box(const Slot& slot, RunRequest& request, const WorkFolder& folder);

}  // namespace assay::sandbox::launcher
