// A script in a real box, as the product runs a submission: compiled once, then started by exec, and as a fork of the warm interpreter.
#pragma once

#include "tests/fidelity/script.hpp"

namespace assay::fidelity {

struct BothWays {
  Said by_exec, by_fork;
  bool forked = false;  // the sandbox's own word for it
};

BothWays run_boxed(const Script& script);

}  // namespace assay::fidelity
