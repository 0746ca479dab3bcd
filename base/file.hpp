// Whole files, for trusted paths only (configuration, challenges, data folder). Never for what a candidate could have touched.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace assay {

// The bytes of a regular file of at most `max_bytes`; not_found, too_large or internal, naming the path.
Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes);

// Writes beside, syncs and renames, so that a crash leaves the old file or the new one. Mode 0644 less the umask.
Result<void> write_file(const std::filesystem::path& path, std::string_view content);

}  // namespace assay
