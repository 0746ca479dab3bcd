// A folder of the command line: every file below it, by relative path. Links and special files refuse the whole.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/text.hpp"
#include "base/unique_fd.hpp"
#include "runner/intake/entries.hpp"

namespace assay::runner::intake {

namespace fs = std::filesystem;

Result<std::string> read_regular(const std::string& path, std::size_t most) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
  struct stat status {};
  if (!fd || ::fstat(fd.get(), &status) != 0)
    return Error(ErrorCode::invalid, printable(path, false) + ": cannot be read: " + std::strerror(errno));
  if (!S_ISREG(status.st_mode)) return Error(ErrorCode::invalid, printable(path, false) + ": is no regular file");
  std::string content;
  std::array<char, 65536> part;
  for (;;) {
    const ssize_t got = ::read(fd.get(), part.data(), part.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Error(ErrorCode::invalid, printable(path, false) + ": cannot be read: " + std::strerror(errno));
    if (got == 0) return content;
    content.append(part.data(), static_cast<std::size_t>(got));
    if (content.size() > most) return Error(ErrorCode::too_large, printable(path, false) + ": is too large");
  }
}

namespace {

Result<void> read_entry(const fs::directory_entry& entry, const std::string& relative, Tally& tally) {
  std::error_code error;
  const fs::file_status status = entry.symlink_status(error);
  if (error) return tally.refuse(relative, "cannot be read: " + error.message());
  if (status.type() == fs::file_type::symlink) return tally.refuse(relative, "is a link; only files and folders are allowed");
  if (status.type() == fs::file_type::directory) {
    tally.add_folder(relative);
    return {};
  }
  if (status.type() != fs::file_type::regular)
    return tally.refuse(relative, "is a special file (device, FIFO or socket); only files and folders are allowed");
  Result<std::string> content = read_regular(entry.path().string(), tally.limits().total_bytes);
  if (!content && content.error().code() == ErrorCode::too_large) return too_big(tally.origin(), tally.limits());
  if (!content) return content.error();
  Result<void> room = tally.grow(content->size());
  if (room) tally.add(relative, std::move(*content));
  return room;
}

}  // namespace

Result<void> read_folder(const std::string& folder, Tally& tally) {
  std::error_code error;
  fs::recursive_directory_iterator walk(folder, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    const std::string relative = walk->path().lexically_relative(folder).generic_string();
    if (is_litter(relative)) {
      walk.disable_recursion_pending();
      continue;
    }
    Result<void> fine = tally.enter(relative);
    if (fine) fine = read_entry(*walk, relative, tally);
    if (!fine) return fine;
  }
  if (error) return Error(ErrorCode::invalid, tally.origin() + ": cannot be read: " + error.message());
  return {};
}

}  // namespace assay::runner::intake
