#include "sandbox/launcher/cgroup.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include <cerrno>
#include <cstdlib>

#include "sandbox/launcher/cgroup_v1.hpp"
#include "sandbox/launcher/cgroup_v2.hpp"
#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {

Result<void> write_at(int folder, const char* file, const std::string& value) {
  UniqueFd fd(::openat(folder, file, O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), value.data(), value.size()) < 0)
    return errno_error("writing " + value + " to cgroup file " + file);
  return {};
}

Result<std::string> read_at(int folder, const char* file) {
  UniqueFd fd(::openat(folder, file, O_RDONLY | O_CLOEXEC));
  if (!fd) return errno_error(std::string("reading cgroup file ") + file);
  return read_kernel_text(fd.get());
}

std::uint64_t number_at(int folder, const char* file) {
  const auto text = read_at(folder, file);
  return text ? std::strtoull(text->c_str(), nullptr, 10) : 0;
}

std::uint64_t field_at(int folder, const char* file, std::string_view key) {
  const auto text = read_at(folder, file);
  if (!text) return 0;
  for (const auto& words : lines_of_words(*text))
    if (words.size() == 2 && words[0] == key) return std::strtoull(words[1].c_str(), nullptr, 10);
  return 0;
}

Result<UniqueFd> take_slot(const std::string& parent, unsigned& slot) {
  const std::string house = parent + "/assay";
  if (::mkdir(house.c_str(), 0755) != 0 && errno != EEXIST) return errno_error("making the cgroup " + house);
  for (; slot < 4096; ++slot) {
    const std::string path = house + "/slot-" + std::to_string(slot);
    if (::mkdir(path.c_str(), 0755) != 0 && errno != EEXIST) return errno_error("making the cgroup " + path);
    UniqueFd folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder) return errno_error("opening the cgroup " + path);
    if (::flock(folder.get(), LOCK_EX | LOCK_NB) == 0) return folder;
    if (errno != EWOULDBLOCK) return errno_error("locking the cgroup " + path);
  }
  return Error(ErrorCode::refused, "no free sandbox slot: 4,096 launchers run already");
}

Result<void> empty_group(int folder) {
  for (int attempt = 0; attempt < 2000; ++attempt) {
    const auto listed = read_at(folder, "cgroup.procs");
    if (!listed) return listed.error();
    if (listed->empty()) return {};
    for (const auto& words : lines_of_words(*listed)) {
      const pid_t pid = static_cast<pid_t>(std::strtol(words.at(0).c_str(), nullptr, 10));
      if (pid > 0) ::kill(pid, SIGKILL);
    }
    const timespec pause{0, 1'000'000};
    ::nanosleep(&pause, nullptr);
  }
  return Error(ErrorCode::internal, "a process of an earlier run does not die");
}

Result<std::unique_ptr<CgroupBackend>> open_cgroup(unsigned& slot) {
  const auto controllers = read_kernel_text("/proc/cgroups");
  const auto mounts = read_kernel_text("/proc/self/mounts");
  if (!controllers) return controllers.error();
  if (!mounts) return mounts.error();
  for (const auto& words : lines_of_words(*controllers)) {
    if (words.size() < 4 || words[0] != "memory") continue;
    if (words[3] == "0") return Error(ErrorCode::refused, "the kernel's memory controller is off (cgroup_disable=memory?)");
    if (words[1] == "0") return open_cgroup_v2(*mounts, slot);
    return open_cgroup_v1(*mounts, slot);
  }
  return open_cgroup_v2(*mounts, slot);  // kernels from 6.16 on may leave /proc/cgroups empty: only v2 is left then
}

namespace {

// No group at all: CPU and memory come from init's rusage, and nothing bounds memory. Only with --accept-weaker cgroup.
class NoCgroup final : public CgroupBackend {
 public:
  std::string name() const override { return "no cgroup"; }
  Result<void> begin(const Limits&, unsigned) override { return {}; }
  double cpu_ms() const override { return 0; }
  std::uint64_t memory_peak_kib() const override { return 0; }
  bool out_of_memory() const override { return false; }
  Result<void> end() override { return {}; }
};

}  // namespace

std::unique_ptr<CgroupBackend> no_cgroup() { return std::make_unique<NoCgroup>(); }

}  // namespace assay::sandbox::launcher
