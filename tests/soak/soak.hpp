// Hostile submissions in a row on one real daemon, and what that leaves.
#pragma once

#include <cstddef>
#include <string>

namespace assay::soak {

struct Options {
  std::size_t submissions = 1000, warm_up = 120;
  unsigned clients = 4, workers = 2, seed = 1;
  std::string only;  // attacks whose AREA/NAME.LANGUAGE contains it
};

// Prints its table and returns the exit status: 0 when every program came to what it must and all is as it was, or 1.
int run_soak(const Options& options);

}  // namespace assay::soak
