// The root that every box sees, made once: the launcher moves itself into it (pivot_root), so that from then on neither it nor
// anything that it starts can name a path of the machine. sandbox/policy/root.conf says what is in it.
#pragma once

#include "base/error.hpp"
#include "sandbox/guest/without.hpp"

namespace assay::sandbox::launcher {

// Mounts and a network of the launcher's own; the machine's files are in sight still.
Result<void> leave_machine(const guest::Without& without);
// Then builds the root on a tmpfs, pivots, makes it read-only. Call once, before any run; folders of the machine that are needed
// later (cgroups) must be open already.
Result<void> enter_root(bool rootless, const guest::Without& without);

}  // namespace assay::sandbox::launcher
