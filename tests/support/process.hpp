// Runs a program of ours to its end, as a shell would, and hands back all that it said. For tests of whole programs.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace assay::support {

struct Finished {
  int status = -1;  // exit status; 128 + n when it died of signal n
  std::string out, err;
};

// argv[0] is a path. The environment is ours with `changes` laid over it. Both streams go to unlinked files, so neither
// can block the other. Throws std::runtime_error when it cannot be started.
Finished run_to_end(const std::vector<std::string>& argv, const std::map<std::string, std::string>& changes = {});

// The path of a program of this build: "assay", "assay-sandbox".
std::string built(const std::string& name);

}  // namespace assay::support
