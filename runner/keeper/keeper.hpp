// The parent of `assay serve`. It forks once, before anything is read: the child gives up whatever it can (started by root it
// becomes the daemon's user for good) and does all the work; the parent stays who it is for one thing, starting launchers,
// which it does when the child asks for a slot by number. It parses nothing and listens to nobody else. So the child can
// start no program at all (sandbox/policy/server.conf), whoever started it.
//
//   child -> keeper   4 bytes: the slot's number
//   keeper -> child   "+" with two descriptors (socket, pidfd), or "-" and a sentence
//
// The keeper ends with the child, the child (by PR_SET_PDEATHSIG) with the keeper, a launcher with the child's end of its
// socket. SIGTERM and SIGINT are passed on.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "sandbox/client.hpp"

namespace assay::runner::keeper {

struct Plan {
  std::string user;                                // --user, for root; "" is the usual one
  std::filesystem::path data;                      // is there; given to the user at first start
  std::vector<std::filesystem::path> challenges;   // must be readable for the user
  std::vector<std::string> accept_weaker;          // for every launcher
};

// Asks the keeper for a launcher; may be called by several threads.
using Launch = std::function<Result<sandbox::LauncherEnds>(unsigned slot)>;

// Runs `work` in the child and returns its exit status to the parent. Errors: `invalid` for a user, data folder or
// challenges folder that cannot be used; then nothing was started. Call without threads.
Result<int> run_divided(const Plan& plan, const std::function<int(Launch)>& work);

}  // namespace assay::runner::keeper
