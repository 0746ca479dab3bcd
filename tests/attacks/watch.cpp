#include "tests/attacks/watch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <unistd.h>

#include "tests/support/box.hpp"

namespace assay::attacks {
namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

fs::path folder_of(pid_t pid) { return "/proc/" + std::to_string(pid); }

std::ptrdiff_t entries(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

unsigned slot_of(pid_t launcher) {
  for (const auto& entry : fs::directory_iterator(folder_of(launcher) / "fd")) {
    std::error_code failed;
    const std::string target = fs::read_symlink(entry.path(), failed);
    const std::size_t at = target.find("/slot-");
    if (at != std::string::npos) return static_cast<unsigned>(std::stoul(target.substr(at + 6)));
  }
  return slot_without_cgroup;
}

// Its answer is out before it has closed the last request's descriptors: only a launcher that sleeps is done.
void wait_until_idle(pid_t launcher) {
  for (int attempt = 0; attempt < 5000; ++attempt) {
    if (text_of(folder_of(launcher) / "stat").find(") S ") != std::string::npos) return;
    ::usleep(1000);
  }
}

}  // namespace

std::vector<pid_t> own_launchers() {
  std::vector<pid_t> found;
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string name = entry.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string stat = text_of(entry.path() / "stat");  // "12 (name) S 1 ...": the parent is behind the state
    const std::size_t end = stat.rfind(')');
    if (end == std::string::npos || stat.find("(assay-sandbox") == std::string::npos || stat[end + 2] == 'Z') continue;
    if (std::atoi(stat.c_str() + end + 4) == ::getpid()) found.push_back(static_cast<pid_t>(std::stol(name)));
  }
  return found;
}

Watch::Watch(const std::vector<pid_t>& before) {
  for (const pid_t pid : own_launchers())
    if (std::find(before.begin(), before.end(), pid) == before.end()) launcher_ = pid;
  if (launcher_ < 0) throw std::runtime_error("no launcher has started");
  slot_ = slot_of(launcher_);
  start_ = look();
}

Watch::State Watch::look() const {
  wait_until_idle(launcher_);
  const support::Traces traces = support::Traces::now();
  State state{entries(folder_of(launcher_) / "fd"),
              entries(folder_of(launcher_) / "task"),
              text_of(folder_of(launcher_) / "mountinfo"),
              traces.mounts,
              {}};
  // Other launchers of this machine come and go: only this one's slot tells of our attacks.
  const std::string own = "/slot-" + std::to_string(slot_);
  for (const std::string& group : traces.cgroups) {
    if (!group.ends_with(own)) continue;
    state.groups.push_back(group);
    // The maker's stands in it for good (cgroup v2).
    for (const auto& entry : fs::directory_iterator(group))
      if (entry.is_directory()) state.groups.push_back(entry.path());
  }
  std::sort(state.groups.begin(), state.groups.end());
  return state;
}

std::string Watch::left_by_run() const {
  std::string left;
  for (const pid_t pid : support::processes_of_slot(slot_)) left += "process " + std::to_string(pid) + " lives on; ";
  for (const std::string& group : start_.groups)
    for (const auto& entry : fs::directory_iterator(group))
      if (entry.is_directory() && std::find(start_.groups.begin(), start_.groups.end(), entry.path()) == start_.groups.end()) left += entry.path().string() + " was made; ";
  return left;
}

std::string Watch::changed() const {
  if (!fs::exists(folder_of(launcher_) / "fd")) return "the launcher is gone; ";
  const State now = look();
  std::string text;
  if (now.descriptors != start_.descriptors)
    text += "descriptors of the launcher: " + std::to_string(start_.descriptors) + ", now " +
            std::to_string(now.descriptors) + "; ";
  if (now.threads != start_.threads) text += "the launcher has other threads; ";
  if (now.mounts != start_.mounts) text += "the launcher's mounts have changed:\n" + now.mounts;
  if (now.machine_mounts != start_.machine_mounts) text += "the machine's mounts have changed; ";
  if (now.groups != start_.groups) text += "the slot's control groups have changed; ";
  return text;
}

}  // namespace assay::attacks
