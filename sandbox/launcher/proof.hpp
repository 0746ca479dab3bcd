// Proves each layer by trying it inside a real box: what `assay doctor` prints and what a launcher checks before its greeting.
// A flag that says "on" is no evidence; the forbidden act must fail with the errno that is expected.
#pragma once

#include <string>
#include <vector>

#include "sandbox/launcher/run.hpp"

namespace assay::sandbox::launcher {

enum class State { enforced, degraded, absent };

struct Layer {
  std::string name;
  State state = State::absent;
  std::string proof;        // what was tried and what came
  std::string consequence;  // what is lost without it, and how to mend it
};

std::string_view to_string(State state);

// Runs five boxes (a few milliseconds each). An Error when no box can be made at all.
Result<std::vector<Layer>> prove(Slot& slot);

}  // namespace assay::sandbox::launcher
