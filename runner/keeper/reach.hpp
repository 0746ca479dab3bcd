// Folders that the daemon's user may read but cannot get to: a checkout below /root, say. In a mount namespace of the
// daemon's own they stand at the same path beneath an empty, passable copy of what was in the way; nothing else of that
// place is seen there.
#pragma once

#include <filesystem>
#include <vector>

#include "base/error.hpp"
#include "runner/keeper/user.hpp"

namespace assay::runner::keeper {

// As root, without threads: leaves the mount namespace of the machine. Paths must be absolute and without links.
Result<void> make_reachable(const std::vector<std::filesystem::path>& folders, const User& user);

}  // namespace assay::runner::keeper
