// cgroup v2: a fresh leaf a run beneath the slot's folder, entered by clone3(CLONE_INTO_CGROUP) and removed afterwards.
#pragma once

#include <memory>
#include <string>

#include "sandbox/launcher/cgroup.hpp"

namespace assay::sandbox::launcher {

// `mounts` is the text of /proc/self/mounts. Rootless: beneath the delegated cgroup in which this process stands.
Result<std::unique_ptr<CgroupBackend>> open_cgroup_v2(const std::string& mounts, unsigned& slot, bool rootless);

}  // namespace assay::sandbox::launcher
