// Small files that the kernel writes (/proc, cgroupfs): words by line. Never used on anything a candidate could write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "base/words.hpp"

namespace assay::sandbox::launcher {

Result<std::string> read_kernel_text(int fd);  // from offset 0, at most 4 MiB
Result<std::string> read_kernel_text(const std::string& path);

struct Mount {
  std::string type, point;
  std::vector<std::string> options;
};
std::vector<Mount> parse_mounts(std::string_view text);  // of /proc/self/mounts

}  // namespace assay::sandbox::launcher
