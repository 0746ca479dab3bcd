// How a run ended and what it used. All of this is data about the guest; a failure of ours is an Error from Box::run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace assay::sandbox {

// In order of precedence: the first that applies is how the run ended, whatever else happened.
enum class Ended : std::uint8_t {
  memory = 0,      // the kernel's out-of-memory killer took any process of the tree
  output = 1,      // more than the limit on standard output or standard error
  cpu_time = 2,    // over limits.cpu_ms
  wall_time = 3,   // over limits.wall_ms
  not_started = 4, // exec failed: `start_error` is the errno
  signaled = 5,    // the program died of `signal`
  exited = 6,      // the program ended with `exit_code`
};

struct Usage {
  double cpu_ms = 0;   // whole tree, from the cgroup, less our own set-up
  double wall_ms = 0;  // from exec to the end
  std::uint64_t memory_kib = 0;  // peak of the cgroup, less pages of the machine's files still on its account (launcher/cgroup.hpp)
};

// A file of the work folder as it was when every process was dead.
struct Collected {
  enum class State : std::uint8_t { regular = 0, missing = 1, not_regular = 2, too_large = 3 };
  std::string path;
  State state = State::missing;
  std::string content;  // only when regular
};

struct Outcome {
  Ended ended = Ended::exited;
  int exit_code = 0;    // when exited
  int signal = 0;       // when signaled
  int start_error = 0;  // when not_started: errno of execve
  bool starved = false; // when wall_time: the machine had no processor for it, by evidence (launcher/starvation.hpp); of a patient
                        // command: not within four wall limits either
  bool warm = false;    // a fork of a warm interpreter; a command that asked for one and got none was started by exec
  bool alone = false;   // run again with nothing of ours beside it, after a first run that was starved; set by the caller
  Usage usage;
  std::string out, err;                     // at most limits.output_kib each
  std::uint64_t out_bytes = 0, err_bytes = 0;  // what the program wrote, as far as it was drained
  std::vector<Collected> files;             // one for each Command::collect, in that order
};

// What was proved when the sandbox started; stamped on every report.
struct Isolation {
  std::vector<std::string> enforced, degraded, absent;
};

}  // namespace assay::sandbox
