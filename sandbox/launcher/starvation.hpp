// Evidence that a run met its wall limit because the machine had no processor for it, so that it is run again, alone, before it
// costs a candidate anything (runner/fair_box.hpp). A program that merely sleeps or waits shows none, and one cannot make much of
// it for itself: the longest wait of a single task counts, less half of the processor time that its own run took meanwhile.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <vector>

namespace assay::sandbox::launcher {

// The longest that any of the tasks has waited on a run queue: the second number of /proc/TID/schedstat (Documentation/scheduler/
// sched-stats.rst), in milliseconds. Tasks that are gone count nothing.
double longest_delay_ms(const std::vector<pid_t>& tasks);

// What the machine's processors did: jiffies of the first line of /proc/stat (proc(5)).
struct ProcessorTime {
  std::uint64_t all = 0, stolen = 0;
};
ProcessorTime processor_time();

struct Waited {
  double ms = 0;        // the longest delay of a task or of the launcher, less half of the run's own time; or what was stolen
  bool stolen = false;  // more than 5 % of the machine's time: less is what any virtual machine loses
};

class Starvation {
 public:
  // From now on; reading /proc/stat is dear on large machines, so it is called only when a run has become long.
  void begin();
  bool begun() const { return begun_; }

  // What the machine has kept from a run of these tasks, which took `own_cpu_ms` in `wall_ms`.
  Waited waited(const std::vector<pid_t>& tasks, double own_cpu_ms, double wall_ms) const;

 private:
  bool begun_ = false;
  ProcessorTime machine_;
  double own_delay_ms_ = 0;
};

// Above a fifth of the wall limit, or above a twentieth of the time where the machine's host took it.
bool is_starved(const Waited& waited, std::uint32_t wall_limit_ms);

}  // namespace assay::sandbox::launcher
