// A folder of the machine inside the root that is being built: read-only, no set-user-id, no devices.
#pragma once

#include <cstdint>
#include <string>

#include "base/error.hpp"
#include "sandbox/guest/without.hpp"

namespace assay::sandbox::launcher {

// Mounts `from` at `to`. Where the kernel has overlayfs, through an overlay above `empty` (any empty folder): the files are then
// inodes of this launcher's own, so that locks on them (flock, fcntl) meet no other box's, while their pages stay shared. Where it
// has none, or `from` holds further mounts, which an overlay would not show, by the folder itself.
Result<void> attach_tree(const std::string& from, const std::string& to, const std::string& empty, const guest::Without& without);

// The folder and all beneath it as they are, whatever is mounted there.
Result<void> attach_whole(const std::string& from, const std::string& to, std::uint64_t attributes);

}  // namespace assay::sandbox::launcher
