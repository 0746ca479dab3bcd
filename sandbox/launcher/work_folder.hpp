// A run's files: a tmpfs of its own, capped in bytes and inodes, filled before the job exists and read after it is dead, only
// through a descriptor and only beneath it (openat2 RESOLVE_BENEATH, no links). It dies with its last mount and descriptor.
#pragma once

#include <sys/types.h>

#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "sandbox/command.hpp"
#include "sandbox/outcome.hpp"

namespace assay::sandbox::launcher {

struct WorkFolder {
  UniqueFd mount;  // detached: holds the folders work, tmp and shm
  UniqueFd work;   // the folder `work`, for put and collect
};

// Folders belong to `owner` (user and group). Inodes: 1,024 and 256 more for each MiB.
// Nothing in it can be executed unless `executable` (a compiler's scratch programs).
Result<WorkFolder> make_work_folder(unsigned disk_mib, uid_t owner, bool executable);
// Writes files of `area` below `folder`, made by us only and read by nobody yet; later ones replace earlier ones.
Result<void> put_files(int folder, const std::vector<File>& files, Area area, uid_t owner);
// A read-only detached mount that holds the `program` files; no descriptor when there are none.
Result<UniqueFd> make_program_mount(const std::vector<File>& files);
// Reads what a dead run left. Anything but a regular file is told, not opened; at most `max_bytes` of each.
Collected collect(int folder, const std::string& path, std::size_t max_bytes);

}  // namespace assay::sandbox::launcher
