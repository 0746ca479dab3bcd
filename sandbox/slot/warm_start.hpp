// How the maker starts a warm program: by exec, with the maker's namespaces and the few capabilities that making a job takes.
#pragma once

#include <vector>

namespace assay::sandbox::slot {

// A child of the launcher's: its pidfd, or a negative errno. `program` is the file to run, `channel` the forker's end.
int start_warm_program(int program, int channel, const std::vector<int>& doors);

}  // namespace assay::sandbox::slot
