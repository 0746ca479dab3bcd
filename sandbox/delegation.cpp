#include "sandbox/delegation.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "base/unique_fd.hpp"
#include "base/words.hpp"

namespace assay::sandbox {
namespace {

std::string kernel_text(const char* path) {
  auto text = read_file(path, std::size_t{4} << 20);
  return text ? std::move(*text) : std::string();
}

std::filesystem::path own_group() {
  std::filesystem::path mount;
  for (const auto& words : lines_of_words(kernel_text("/proc/self/mounts")))
    if (words.size() > 2 && words[2] == "cgroup2" && mount.empty()) mount = words[1];
  if (mount.empty()) return {};
  for (const auto& words : lines_of_words(kernel_text("/proc/self/cgroup")))
    if (words[0].starts_with("0::/")) return mount / words[0].substr(4);
  return {};
}

}  // namespace

Result<void> step_aside() {
  if (::geteuid() == 0) return {};
  const std::filesystem::path group = own_group();
  if (group.empty() || group.filename() == judge_leaf || ::access((group / "cgroup.procs").c_str(), W_OK) != 0) return {};
  const std::filesystem::path leaf = group / judge_leaf;
  if (::mkdir(leaf.c_str(), 0755) != 0 && errno != EEXIST) return errno_error("making the cgroup " + leaf.string());
  UniqueFd door(::open((leaf / "cgroup.procs").c_str(), O_WRONLY | O_CLOEXEC));
  if (!door || ::write(door.get(), "0", 1) != 1) return errno_error("moving into the cgroup " + leaf.string());
  return {};
}

}  // namespace assay::sandbox
