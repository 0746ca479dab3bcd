#include "sandbox/launcher/kernel_text.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <sstream>

#include "base/unique_fd.hpp"

namespace assay::sandbox::launcher {

Result<std::string> read_kernel_text(int fd) {
  std::string text;
  char buffer[16384];
  while (text.size() < (std::size_t{4} << 20)) {
    const ssize_t got = ::pread(fd, buffer, sizeof buffer, static_cast<off_t>(text.size()));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno_error("reading a kernel file");
    if (got == 0) return text;
    text.append(buffer, static_cast<std::size_t>(got));
  }
  return Error(ErrorCode::internal, "a kernel file is larger than 4 MiB");
}

Result<std::string> read_kernel_text(const std::string& path) {
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd) return errno_error("opening " + path);
  return read_kernel_text(fd.get());
}

std::vector<Mount> parse_mounts(std::string_view text) {
  std::vector<Mount> mounts;
  for (const auto& words : lines_of_words(text)) {
    if (words.size() < 4) continue;
    Mount mount{words[2], words[1], {}};
    std::istringstream options(words[3]);
    for (std::string option; std::getline(options, option, ',');) mount.options.push_back(option);
    mounts.push_back(std::move(mount));
  }
  return mounts;
}

}  // namespace assay::sandbox::launcher
