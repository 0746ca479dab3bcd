#include "runner/keeper/user.hpp"

#include <charconv>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/unique_fd.hpp"

namespace assay::runner::keeper {
namespace {

constexpr uid_t nameless = (1u << 30) - 16;
constexpr int most_levels = 16;

// Everything beneath an open folder, the folder too.
Result<void> give(UniqueFd folder, uid_t uid, gid_t gid, const std::string& where, int levels) {
  if (levels == 0) return Error(ErrorCode::invalid, where + " is nested too deep");
  if (::fchown(folder.get(), uid, gid) != 0) return errno_error("cannot give " + where + " away");
  DIR* listing = ::fdopendir(::fcntl(folder.get(), F_DUPFD_CLOEXEC, 0));
  if (listing == nullptr) return errno_error("cannot list " + where);
  Result<void> given;
  while (const dirent* entry = ::readdir(listing)) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    UniqueFd inner(::openat(folder.get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat info {};
    if (!inner || ::fstat(inner.get(), &info) != 0) {
      given = errno_error("cannot open " + where + "/" + name);
    } else if (S_ISDIR(info.st_mode)) {
      given = give(std::move(inner), uid, gid, where + "/" + name, levels - 1);
    } else if (!S_ISREG(info.st_mode) || info.st_nlink != 1) {
      given = Error(ErrorCode::invalid, where + "/" + name + " is no plain file of its own (a second name of another file, or none): "
                                            "it is not given away");
    } else if (::fchown(inner.get(), uid, gid) != 0) {
      given = errno_error("cannot give " + where + "/" + name + " away");
    }
    if (!given) break;
  }
  ::closedir(listing);
  return given;
}

}  // namespace

Result<User> find_user(const std::string& wanted) {
  const std::string name = wanted.empty() ? "assay" : wanted;
  errno = 0;
  if (const passwd* known = ::getpwnam(name.c_str())) {
    if (known->pw_uid == 0) return Error(ErrorCode::invalid, "--user must not be root: the daemon needs no privilege");
    return User{name, known->pw_uid, known->pw_gid};
  }
  uid_t number = nameless;
  if (!wanted.empty()) {
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    if (error != std::errc{} || end != wanted.data() + wanted.size())
      return Error(ErrorCode::invalid, "there is no user \"" + wanted + "\"; --user takes a name or a number");
    if (number == 0) return Error(ErrorCode::invalid, "--user must not be root: the daemon needs no privilege");
  }
  return User{"user " + std::to_string(number), number, number};
}

Result<void> give_data_folder(const std::filesystem::path& folder, const User& user) {
  struct stat info {};
  UniqueFd fd(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!fd || ::fstat(fd.get(), &info) != 0) return errno_error("cannot open the data folder " + folder.string());
  if (info.st_uid == user.uid) return {};
  if (info.st_uid != 0)
    return Error(ErrorCode::invalid, "the data folder " + folder.string() + " belongs to user " +
                                         std::to_string(info.st_uid) + ", not to " + user.name +
                                         "; name that user with --user, or give the folder to root first");
  return give(std::move(fd), user.uid, user.gid, folder.string(), most_levels);
}

std::optional<User> owner_of(const std::filesystem::path& folder) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0 || info.st_uid == 0) return std::nullopt;
  return User{"user " + std::to_string(info.st_uid), info.st_uid, info.st_gid};
}

Result<void> become_user(const User& user) {
  const pid_t parent = ::getppid();
  for (int capability = 0; ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; ++capability) {
  }
  if (errno != EINVAL) return errno_error("cannot drop capabilities");  // past the last one that this kernel has
  if (::setgroups(0, nullptr) != 0 || ::setresgid(user.gid, user.gid, user.gid) != 0 ||
      ::setresuid(user.uid, user.uid, user.uid) != 0)
    return errno_error("cannot become " + user.name);
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2]{};
  if (::syscall(SYS_capset, &header, none) != 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return errno_error("cannot drop capabilities");
  // After the change of user, which clears it.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) return errno_error("prctl");
  if (::getppid() != parent) return Error(ErrorCode::unavailable, "the keeper is gone");
  return {};
}

}  // namespace assay::runner::keeper
