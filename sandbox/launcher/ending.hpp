// How a run ended, decided from what was seen of it: the order of outcome.hpp, what the kernel counted first, what the program
// did last. Pure.
#pragma once

#include <optional>

#include "base/error.hpp"
#include "sandbox/guest/report.hpp"
#include "sandbox/limits.hpp"
#include "sandbox/outcome.hpp"

namespace assay::sandbox::launcher {

struct Seen {
  bool out_of_memory = false;       // the kernel's own count
  std::optional<Ended> stopped;     // our own stop, the first by precedence
  std::optional<guest::Report> failure;    // of a step before the program
  std::optional<guest::Status> status;     // of the job
};

// Fills how, exit code, signal and start error of `outcome`, whose usage is there already. An Error is our fault.
Result<void> decide_ending(const Seen& seen, const Limits& limits, Outcome& outcome);

}  // namespace assay::sandbox::launcher
