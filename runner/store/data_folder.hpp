// The data folder: made at first use with mode 0700, held by one daemon at a time.
#pragma once

#include <filesystem>

#include "base/error.hpp"
#include "base/unique_fd.hpp"

namespace assay::runner {

// Makes the folder (and those above it) where it is missing; `invalid` when it is something else or cannot be written.
Result<void> make_data_folder(const std::filesystem::path& folder);

// The lock lives as long as the descriptor (flock on FOLDER/lock; the kernel lets go when the process dies, however it
// dies). `conflict` when another daemon holds it.
Result<UniqueFd> lock_data_folder(const std::filesystem::path& folder);

}  // namespace assay::runner
