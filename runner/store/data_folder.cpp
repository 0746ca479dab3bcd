#include "runner/store/data_folder.hpp"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace assay::runner {

Result<void> make_data_folder(const std::filesystem::path& folder) {
  const std::string where = "the data folder " + folder.string();
  std::error_code error;
  if (folder.has_parent_path()) std::filesystem::create_directories(folder.parent_path(), error);
  if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
    return Error(ErrorCode::invalid, errno_error("cannot make " + where).message());
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0 || !S_ISDIR(info.st_mode))
    return Error(ErrorCode::invalid, where + " is not a folder");
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
    return Error(ErrorCode::invalid, errno_error(where + " cannot be written").message());
  return {};
}

Result<UniqueFd> lock_data_folder(const std::filesystem::path& folder) {
  const std::string path = (folder / "lock").string();
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (!fd) return errno_error("cannot open " + path);
  if (::flock(fd.get(), LOCK_EX | LOCK_NB) == 0) return fd;
  if (errno != EWOULDBLOCK) return errno_error("cannot lock " + path);
  return Error(ErrorCode::conflict, "another assay daemon is using the data folder " + folder.string() +
                                        "; stop it, or give this one a folder of its own with --data");
}

}  // namespace assay::runner
