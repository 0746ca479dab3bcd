// What runs cost in processor time, wherever it is spent. The process that measures stands in a control group of its own from the
// start, so all that it starts is counted there (launchers, makers, warm programs, the dead too), and a run's own time is counted in
// its launcher's slot. Both together are everything: what a process does before it enters the slot, and after.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace assay::runner::bench {

class CpuMeter {
 public:
  // Moves this process into a new group, where it may; else counts in the group where it is.
  CpuMeter();
  // Back to where it was; the group goes.
  ~CpuMeter();
  CpuMeter(const CpuMeter&) = delete;
  CpuMeter& operator=(const CpuMeter&) = delete;

  // Counts the slot of a launcher that this process started; again for each.
  void add_launcher(int pid);
  void forget_launchers() { slots_.clear(); }

  // All so far.
  double ms() const;
  // "cgroup v1", "cgroup v2"; "" where neither counts time: then ms() is nothing but 0.
  const std::string& version() const { return version_; }

 private:
  double group_ms(const std::string& folder) const;
  std::string version_, mount_, before_, own_;
  std::vector<std::string> slots_;
  bool moved_ = false;
};

}  // namespace assay::runner::bench
