#include "sandbox/launcher/trees.hpp"

#include <fcntl.h>
#include <sys/mount.h>

#include <algorithm>

#include "base/unique_fd.hpp"
#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {
namespace {

// mountinfo's fifth word is the place (proc(5)).
bool holds_mounts(const std::string& folder) {
  const auto text = read_kernel_text("/proc/self/mountinfo");
  if (!text) return true;
  const auto lines = lines_of_words(*text);
  return std::any_of(lines.begin(), lines.end(), [&](const auto& words) { return words.size() > 4 && words[4].starts_with(folder + "/"); });
}

bool overlay(const std::string& from, const std::string& to, const std::string& empty) {
  if (holds_mounts(from) || from.find_first_of(":,\\") != std::string::npos) return false;
  const std::string layers = "lowerdir=" + empty + ":" + from;  // without a writable layer it takes two
  return ::mount("assay", to.c_str(), "overlay", MS_RDONLY | MS_NOSUID | MS_NODEV, layers.c_str()) == 0;
}

}  // namespace

Result<void> attach_tree(const std::string& from, const std::string& to, const std::string& empty, const guest::Without& without) {
  if (!without.private_locks && overlay(from, to, empty)) return {};
  return attach_whole(from, to, (without.read_only_root ? 0u : MOUNT_ATTR_RDONLY) | MOUNT_ATTR_NOSUID | MOUNT_ATTR_NODEV);
}

Result<void> attach_whole(const std::string& from, const std::string& to, std::uint64_t attributes) {
  UniqueFd tree(::open_tree(AT_FDCWD, from.c_str(), OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | AT_RECURSIVE));
  if (!tree) return errno_error("taking the tree " + from);
  mount_attr change{};
  change.attr_set = attributes;
  if (::mount_setattr(tree.get(), "", AT_EMPTY_PATH | AT_RECURSIVE, &change, sizeof change) != 0)
    return errno_error("setting the attributes of the tree " + from);
  if (::move_mount(tree.get(), "", AT_FDCWD, to.c_str(), MOVE_MOUNT_F_EMPTY_PATH) != 0)
    return errno_error("mounting the tree " + from);
  return {};
}

}  // namespace assay::sandbox::launcher
