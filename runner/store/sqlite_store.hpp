// The embedded store: one SQLite file in the data folder, write-ahead log, synchronous=FULL.
#pragma once

#include <filesystem>
#include <memory>

#include "runner/store/store.hpp"

namespace assay::runner {

// Opens or makes `file` and migrates it. `invalid` when it is no database of ours or a newer one; `internal` otherwise.
Result<std::unique_ptr<Store>> open_sqlite_store(const std::filesystem::path& file);

}  // namespace assay::runner
