#include "runner/keeper/reach.hpp"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <system_error>

#include "base/unique_fd.hpp"

namespace assay::runner::keeper {
namespace {

namespace fs = std::filesystem;

bool passable(const fs::path& folder, const User& user) {
  struct stat info {};
  if (::stat(folder.c_str(), &info) != 0) return false;
  if (info.st_uid == user.uid) return (info.st_mode & S_IXUSR) != 0;
  if (info.st_gid == user.gid) return (info.st_mode & S_IXGRP) != 0;
  return (info.st_mode & S_IXOTH) != 0;
}

// The first folder on the way that the user may not pass.
std::optional<fs::path> obstacle(const fs::path& folder, const User& user) {
  fs::path way;
  for (const fs::path& part : folder.parent_path()) {
    way /= part;
    if (!passable(way, user)) return way;
  }
  return std::nullopt;
}

struct Moved {
  fs::path path, obstacle;
  UniqueFd tree;
};

}  // namespace

Result<void> make_reachable(const std::vector<fs::path>& folders, const User& user) {
  std::vector<Moved> moved;
  for (const fs::path& folder : folders)
    if (const auto in_the_way = obstacle(folder, user)) moved.push_back({folder, *in_the_way, {}});
  if (moved.empty()) return {};
  if (::unshare(CLONE_NEWNS) != 0 || ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return errno_error("cannot leave the machine's mount namespace");
  // All are taken before the first is covered.
  for (Moved& each : moved) {
    each.tree = UniqueFd(::open_tree(AT_FDCWD, each.path.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
    if (!each.tree) return errno_error("cannot take " + each.path.string());
  }
  std::vector<fs::path> covered;
  for (const Moved& each : moved) {
    if (std::find(covered.begin(), covered.end(), each.obstacle) == covered.end()) {
      if (::mount("assay", each.obstacle.c_str(), "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, "size=1m,mode=0711") != 0)
        return errno_error("cannot cover " + each.obstacle.string());
      covered.push_back(each.obstacle);
    }
    std::error_code failed;
    fs::create_directories(each.path, failed);
    if (failed || ::move_mount(each.tree.get(), "", AT_FDCWD, each.path.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
      return errno_error("cannot mount " + each.path.string());
  }
  return {};
}

}  // namespace assay::runner::keeper
