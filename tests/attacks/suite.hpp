// All attacks against one launcher, and what the machine looks like between and after them.
#pragma once

#include <string>
#include <vector>

#include "sandbox/client.hpp"
#include "tests/attacks/attack.hpp"

namespace assay::attacks {

struct Options {
  std::string root, sandbox, only;
  std::vector<std::string> without;
  bool list = false, json = false, layers = false;
};

// The launcher that is asked for, with `without` left out and that accepted.
sandbox::ClientOptions client_options(const Options& options, const std::vector<std::string>& without);

// Both print their table and return the exit status: 0, or 1 when something broke (or, for layers, when a layer's
// absence goes unnoticed).
int run_suite(const Options& options, const std::vector<Attack>& attacks);
int run_layers(const Options& options, const std::vector<Attack>& attacks);

}  // namespace assay::attacks
