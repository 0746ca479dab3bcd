#include "sandbox/launcher/work_folder.hpp"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>

#include <cerrno>

#include "sandbox/wire.hpp"

namespace assay::sandbox::launcher {
namespace {

UniqueFd open_beneath(int folder, const std::string& path, std::uint64_t flags, std::uint64_t mode = 0) {
  open_how how{};
  how.flags = flags | O_CLOEXEC | O_NOFOLLOW;
  how.mode = mode;
  how.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV;
  return UniqueFd(static_cast<int>(::syscall(SYS_openat2, folder, path.c_str(), &how, sizeof how)));
}

Result<UniqueFd> make_tmpfs(const std::string& size, const std::string& inodes, unsigned attributes) {
  UniqueFd context(::fsopen("tmpfs", FSOPEN_CLOEXEC));
  if (!context) return errno_error("fsopen tmpfs");
  const auto set = [&](const char* key, const std::string& value) {
    return ::fsconfig(context.get(), FSCONFIG_SET_STRING, key, value.c_str(), 0) == 0;
  };
  if (!set("size", size) || !set("nr_inodes", inodes) || !set("mode", "0755") ||
      ::fsconfig(context.get(), FSCONFIG_CMD_CREATE, nullptr, nullptr, 0) != 0)
    return errno_error("making a tmpfs");
  UniqueFd mount(::fsmount(context.get(), FSMOUNT_CLOEXEC, attributes));
  if (!mount) return errno_error("fsmount");
  return mount;
}

Result<void> make_folders(int folder, const std::string& path, uid_t owner) {
  for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1)) {
    const std::string part = path.substr(0, slash);
    if (::mkdirat(folder, part.c_str(), 0755) == 0) {
      if (::fchownat(folder, part.c_str(), owner, owner, AT_SYMLINK_NOFOLLOW) != 0) return errno_error("chown of " + part);
    } else if (errno != EEXIST) {
      return errno_error("making the folder " + part);
    }
  }
  return {};
}

}  // namespace

Result<WorkFolder> make_work_folder(unsigned disk_mib, uid_t owner, bool executable) {
  auto mount = make_tmpfs(std::to_string(disk_mib) + "m", std::to_string(1024 + 256 * disk_mib),
                          MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV | (executable ? 0u : MOUNT_ATTR_NOEXEC));
  if (!mount) return mount.error();
  for (const char* name : {"work", "tmp", "shm"}) {
    if (::mkdirat(mount->get(), name, 0755) != 0 || ::fchownat(mount->get(), name, owner, owner, AT_SYMLINK_NOFOLLOW) != 0)
      return errno_error("making the work folder");
  }
  UniqueFd work(::openat(mount->get(), "work", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!work) return errno_error("opening the work folder");
  return WorkFolder{std::move(*mount), std::move(work)};
}

Result<void> put_files(int folder, const std::vector<File>& files, Area area, uid_t owner) {
  for (const File& file : files) {
    if (file.area != area) continue;
    if (auto made = make_folders(folder, file.path, owner); !made) return made;
    UniqueFd fd = open_beneath(folder, file.path, O_WRONLY | O_CREAT | O_TRUNC, file.executable ? 0755 : 0644);
    if (!fd) return errno_error("putting the file " + file.path);
    for (std::string_view rest = file.content; !rest.empty();) {
      const ssize_t put = ::write(fd.get(), rest.data(), rest.size());
      if (put < 0 && errno == EINTR) continue;
      if (put < 0 && errno == ENOSPC)
        return Error(ErrorCode::too_large, "the files put into the work folder are larger than its limit (disk_mib)");
      if (put < 0) return errno_error("putting the file " + file.path);
      rest.remove_prefix(static_cast<std::size_t>(put));
    }
    if (::fchown(fd.get(), owner, owner) != 0) return errno_error("chown of " + file.path);
  }
  return {};
}

Result<UniqueFd> make_program_mount(const std::vector<File>& files) {
  std::size_t bytes = 0, count = 0;
  for (const File& file : files)
    if (file.area == Area::program) bytes += file.content.size() + 8192, ++count;
  if (count == 0) return UniqueFd();
  auto mount = make_tmpfs(std::to_string(bytes + 65536), std::to_string(16 * count + 16), MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
  if (!mount) return mount.error();
  if (auto put = put_files(mount->get(), files, Area::program, 0); !put) return put.error();
  mount_attr read_only{};
  read_only.attr_set = MOUNT_ATTR_RDONLY;
  if (::mount_setattr(mount->get(), "", AT_EMPTY_PATH, &read_only, sizeof read_only) != 0)
    return errno_error("making the program read-only");
  return mount;
}

Collected collect(int folder, const std::string& path, std::size_t max_bytes) {
  Collected file{path, Collected::State::missing, {}};
  // O_PATH first: opening a FIFO or a device would already be an act.
  UniqueFd place = open_beneath(folder, path, O_PATH);
  if (!place) {
    file.state = errno == ELOOP || errno == EXDEV ? Collected::State::not_regular : Collected::State::missing;
    return file;
  }
  struct stat info{};
  if (::fstat(place.get(), &info) != 0 || !S_ISREG(info.st_mode)) {
    file.state = Collected::State::not_regular;
    return file;
  }
  UniqueFd fd = open_beneath(folder, path, O_RDONLY | O_NONBLOCK);
  char buffer[65536];
  while (fd) {
    const ssize_t got = ::read(fd.get(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) {
      file.state = got == 0 ? Collected::State::regular : Collected::State::missing;
      break;
    }
    if (file.content.size() + static_cast<std::size_t>(got) > max_bytes) {
      file.state = Collected::State::too_large;
      file.content.clear();
      break;
    }
    file.content.append(buffer, static_cast<std::size_t>(got));
  }
  return file;
}

}  // namespace assay::sandbox::launcher
