#include "sandbox/launcher/ending.hpp"

#include <sys/wait.h>

#include <cstring>
#include <string>

namespace assay::sandbox::launcher {

Result<void> decide_ending(const Seen& seen, const Limits& limits, Outcome& outcome) {
  const auto ended = [&](Ended how) {
    outcome.ended = how;
    return Result<void>();
  };
  const auto stopped_for = [&](Ended how) { return seen.stopped && *seen.stopped == how; };
  if (seen.out_of_memory) return ended(Ended::memory);
  if (stopped_for(Ended::output)) return ended(Ended::output);
  if (seen.failure && seen.failure->stage != guest::Stage::exec)
    return Error(ErrorCode::internal, "setting up a box failed at step " + std::to_string(static_cast<int>(seen.failure->stage)) + ": " +
                                          std::strerror(seen.failure->error));
  // SIGXCPU by itself says nothing: RLIMIT_CPU comes after the counter has, and a program may send it to itself.
  if (stopped_for(Ended::cpu_time) || outcome.usage.cpu_ms > limits.cpu_ms) return ended(Ended::cpu_time);
  if (stopped_for(Ended::wall_time) || outcome.usage.wall_ms > limits.wall_ms) return ended(Ended::wall_time);
  if (seen.failure) {
    outcome.start_error = seen.failure->error;
    return ended(Ended::not_started);
  }
  if (!seen.status) return Error(ErrorCode::internal, "the box's init died without a word");
  if (WIFSIGNALED(seen.status->wait_status)) {
    outcome.signal = WTERMSIG(seen.status->wait_status);
    return ended(Ended::signaled);
  }
  outcome.exit_code = WEXITSTATUS(seen.status->wait_status);
  return ended(Ended::exited);
}

}  // namespace assay::sandbox::launcher
