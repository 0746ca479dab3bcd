// cgroup v1: one resident folder a slot in each of memory, pids and cpuacct. Counters are reset or remembered at begin().
#pragma once

#include <memory>
#include <string>

#include "sandbox/launcher/cgroup.hpp"

namespace assay::sandbox::launcher {

// `mounts` is the text of /proc/self/mounts.
Result<std::unique_ptr<CgroupBackend>> open_cgroup_v1(const std::string& mounts, unsigned& slot);

}  // namespace assay::sandbox::launcher
