// A script without a box: started by exec, or by the warm interpreter's stand-alone program. Both in one temporary folder.
#pragma once

#include "tests/fidelity/script.hpp"

namespace assay::fidelity {

// What the language file starts a script with.
std::vector<std::string> command_of(const std::string& language);
// The entry file's name.
std::string entry_of(const std::string& language);

Said run_alone(const Script& script, bool warm);

}  // namespace assay::fidelity
