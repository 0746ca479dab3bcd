// The same submission, judged over and over on a machine whose processors are all busy: it must come to the same each
// time.
#pragma once

namespace assay::soak {

struct SteadyOptions {
  unsigned judgings = 200;  // of each program, rounded up to whole submissions
  unsigned spinners = 2;    // for each processor
  unsigned workers = 2, clients = 3;
};

// Prints its table and returns the exit status: 0 when no verdict and no cause differed, or 1.
int run_steady(const SteadyOptions& options);

}  // namespace assay::soak
