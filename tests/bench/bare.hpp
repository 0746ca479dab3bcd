// The yardstick: the same program started by vfork and exec with nothing around it, its input given and its output read.
#pragma once

#include <string>
#include <vector>

namespace assay::bench {

// Standard input is a memory file, standard output and error are pipes, as in a box; returns what it printed. Throws when it
// does not exit with 0.
std::string run_bare(const std::vector<std::string>& argv, const std::vector<std::string>& env, const std::string& folder, const std::string& in);

}  // namespace assay::bench
