// Files of /proc, of processes that may be gone between two steps: then the text is empty.
#pragma once

#include <fcntl.h>
#include <string>
#include <unistd.h>

#include "base/unique_fd.hpp"

namespace assay::support {

inline std::string proc_text(const std::string& path) {
  const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  std::string text;
  char buffer[4096];
  for (ssize_t got = 0; file && (got = ::read(file.get(), buffer, sizeof buffer)) > 0;)
    text.append(buffer, static_cast<std::size_t>(got));
  return text;
}

}  // namespace assay::support
