// Processes that keep every processor busy, for tests of a machine that is.
#pragma once

#include <sys/types.h>
#include <vector>

namespace assay::soak {

class Spinners {
 public:
  // So many for each processor. They die with their owner, and with the thread that made them however it ends.
  explicit Spinners(unsigned for_each_processor);
  Spinners(const Spinners&) = delete;
  Spinners& operator=(const Spinners&) = delete;
  ~Spinners();

 private:
  std::vector<pid_t> processes_;
};

}  // namespace assay::soak
