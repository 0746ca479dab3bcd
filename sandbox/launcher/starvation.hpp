// Evidence that a run met its wall limit because the machine had no processor for it, so that it is run again, alone, before it
// costs a candidate anything (runner/fair_box.hpp). A program that merely sleeps or waits shows none.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace assay::sandbox::launcher {

// Nanoseconds that tasks have waited on a run queue: the second number of /proc/TID/schedstat (Documentation/scheduler/
// sched-stats.rst), summed. Tasks that are gone count nothing.
std::uint64_t run_delay_ns(const std::vector<pid_t>& tasks);

// What the machine's processors did: jiffies of the first line of /proc/stat (proc(5)).
struct ProcessorTime {
  std::uint64_t all = 0, stolen = 0;
};
ProcessorTime processor_time();

class Starvation {
 public:
  // From now on; reading /proc/stat is dear on large machines, so it is called only when a run has become long.
  void begin();
  bool begun() const { return begun_; }

  // True when the run's tasks and the launcher itself waited for a processor longer than a fifth of the wall limit, or more than
  // 5 % of the machine's time since begin() was stolen by its host.
  bool shown(const std::vector<pid_t>& tasks, std::uint32_t wall_limit_ms) const;

 private:
  bool begun_ = false;
  ProcessorTime machine_;
  std::uint64_t own_delay_ns_ = 0;
};

}  // namespace assay::sandbox::launcher
