#include "base/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "base/unique_fd.hpp"

namespace assay {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t max_bytes) {
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) {
    const ErrorCode code = errno == ENOENT || errno == ENOTDIR ? ErrorCode::not_found : ErrorCode::internal;
    return Error(code, errno_error("cannot read " + path.string()).message());
  }
  struct stat info{};
  if (::fstat(fd.get(), &info) != 0) return errno_error("cannot read " + path.string());
  if (!S_ISREG(info.st_mode)) return Error(ErrorCode::invalid, path.string() + " is not a regular file");
  std::string content;
  char buffer[65536];
  for (;;) {
    const ssize_t got = ::read(fd.get(), buffer, sizeof buffer);
    if (got == 0) return content;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno_error("cannot read " + path.string());
    if (content.size() + static_cast<std::size_t>(got) > max_bytes)
      return Error(ErrorCode::too_large, path.string() + " is larger than " + std::to_string(max_bytes) + " bytes");
    content.append(buffer, static_cast<std::size_t>(got));
  }
}

Result<void> write_file(const std::filesystem::path& path, std::string_view content) {
  const std::string beside = path.string() + ".new";
  UniqueFd fd(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (!fd) return errno_error("cannot write " + beside);
  while (!content.empty()) {
    const ssize_t put = ::write(fd.get(), content.data(), content.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno_error("cannot write " + beside);
    content.remove_prefix(static_cast<std::size_t>(put));
  }
  if (::fsync(fd.get()) != 0) return errno_error("cannot write " + beside);
  if (std::rename(beside.c_str(), path.c_str()) != 0) return errno_error("cannot write " + path.string());
  return {};
}

}  // namespace assay
