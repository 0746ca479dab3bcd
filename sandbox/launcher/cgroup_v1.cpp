#include "sandbox/launcher/cgroup_v1.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <time.h>

#include <algorithm>

#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {
namespace {

class CgroupV1 final : public CgroupBackend {
 public:
  CgroupV1(UniqueFd memory, UniqueFd pids, UniqueFd cpuacct)
      : memory_(std::move(memory)), pids_(std::move(pids)), cpuacct_(std::move(cpuacct)) {}

  std::string name() const override { return "cgroup v1"; }

  // Opens what stays open: the doors for init, and the event that tells of an out-of-memory kill (the kernel kills one
  // process here, never the group: the launcher kills the rest).
  Result<void> prepare() {
    for (const int folder : {memory_.get(), pids_.get(), cpuacct_.get()}) {
      if (auto emptied = empty_group(folder); !emptied) return emptied;
      UniqueFd door(::openat(folder, "tasks", O_WRONLY | O_CLOEXEC));
      if (!door) return errno_error("opening the tasks file of a cgroup");
      doors_.push_back(std::move(door));
    }
    if (auto done = write_at(memory_.get(), "memory.swappiness", "0"); !done) return done;
    // Whatever limits an earlier launcher left: off, swap first, as begin() expects.
    if (::faccessat(memory_.get(), "memory.memsw.limit_in_bytes", F_OK, 0) == 0)
      if (auto done = write_at(memory_.get(), "memory.memsw.limit_in_bytes", "-1"); !done) return done;
    if (auto done = write_at(memory_.get(), "memory.limit_in_bytes", "-1"); !done) return done;
    event_ = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    oom_control_ = UniqueFd(::openat(memory_.get(), "memory.oom_control", O_RDONLY | O_CLOEXEC));
    if (!event_ || !oom_control_) return errno_error("opening the out-of-memory event of a cgroup");
    return write_at(memory_.get(), "cgroup.event_control",
                    std::to_string(event_.get()) + " " + std::to_string(oom_control_.get()));
  }

  Result<void> begin(const Limits& limits, unsigned ours) override {
    if (auto gone = wait_until_uncounted(); !gone) return gone;
    const std::uint64_t bytes = std::uint64_t{limits.memory_mib} << 20;
    if (bytes != limit_) {
      // What an earlier run's files left in the page cache must not keep a smaller limit from being set. Swap is counted
      // with memory: memsw may never be below memory, so it goes up first and comes down last.
      (void)write_at(memory_.get(), "memory.force_empty", "0");
      if (bytes > limit_ && limit_ != 0)
        if (auto done = set_swap(bytes); !done) return done;
      if (auto done = write_at(memory_.get(), "memory.limit_in_bytes", std::to_string(bytes)); !done) return done;
      if (auto done = set_swap(bytes); !done) return done;
      limit_ = bytes;
    }
    if (limits.processes + ours != processes_) {
      if (auto done = write_at(pids_.get(), "pids.max", std::to_string(limits.processes + ours)); !done) return done;
      processes_ = limits.processes + ours;
    }
    if (auto done = write_at(memory_.get(), "memory.max_usage_in_bytes", "0"); !done) return done;
    kills_ = kills();
    cpu_start_ = number_at(cpuacct_.get(), "cpuacct.usage");
    std::uint64_t stale = 0;
    (void)!::read(event_.get(), &stale, sizeof stale);
    return {};
  }

  std::vector<int> enter_fds() const override {
    std::vector<int> fds;
    for (const UniqueFd& door : doors_) fds.push_back(door.get());
    return fds;
  }

  double cpu_ms() const override {
    return static_cast<double>(number_at(cpuacct_.get(), "cpuacct.usage") - cpu_start_) / 1e6;
  }
  std::uint64_t memory_peak_kib() const override { return number_at(memory_.get(), "memory.max_usage_in_bytes") / 1024; }
  bool out_of_memory() const override { return kills() > kills_; }
  int memory_event() const override { return event_.get(); }
  Result<void> end() override { return empty_group(pids_.get()); }

 private:
  // A dead process is no longer listed a moment before it is no longer counted: it must not count against the next run.
  Result<void> wait_until_uncounted() {
    for (int attempt = 0; attempt < 2000; ++attempt) {
      if (number_at(pids_.get(), "pids.current") == 0) return {};
      const timespec pause{0, 500'000};
      ::nanosleep(&pause, nullptr);
    }
    return Error(ErrorCode::refused, "the slot is not clean: its cgroup still counts processes");
  }

  std::uint64_t kills() const { return field_at(memory_.get(), "memory.oom_control", "oom_kill"); }
  Result<void> set_swap(std::uint64_t bytes) {
    if (::faccessat(memory_.get(), "memory.memsw.limit_in_bytes", F_OK, 0) == 0)
      return write_at(memory_.get(), "memory.memsw.limit_in_bytes", std::to_string(bytes));
    // Swap is not accounted: only a machine without any is safe.
    const auto swaps = read_kernel_text("/proc/swaps");
    if (!swaps) return swaps.error();
    if (lines_of_words(*swaps).size() > 1)
      return Error(ErrorCode::refused, "swap is on but not accounted to cgroups: boot with swapaccount=1 or turn swap off");
    return {};
  }

  UniqueFd memory_, pids_, cpuacct_, event_, oom_control_;
  std::vector<UniqueFd> doors_;
  std::uint64_t limit_ = 0, kills_ = 0, cpu_start_ = 0;
  unsigned processes_ = 0;
};

std::string mount_point(const std::vector<Mount>& mounts, const std::string& controller) {
  for (const Mount& mount : mounts)
    if (mount.type == "cgroup" && std::count(mount.options.begin(), mount.options.end(), controller) > 0) return mount.point;
  return {};
}

}  // namespace

Result<std::unique_ptr<CgroupBackend>> open_cgroup_v1(const std::string& text, unsigned& slot) {
  const std::vector<Mount> mounts = parse_mounts(text);
  std::vector<UniqueFd> folders;
  for (const char* controller : {"memory", "pids", "cpuacct"}) {
    const std::string point = mount_point(mounts, controller);
    if (point.empty())
      return Error(ErrorCode::refused, std::string("the cgroup v1 controller ") + controller + " is not mounted");
    // The lock is on the memory folder; the others go by the number that it gave.
    auto folder = take_slot(point, slot);
    if (!folder) return folder.error();
    folders.push_back(std::move(*folder));
  }
  auto backend = std::make_unique<CgroupV1>(std::move(folders[0]), std::move(folders[1]), std::move(folders[2]));
  if (auto done = backend->prepare(); !done) return done.error();
  return std::unique_ptr<CgroupBackend>(std::move(backend));
}

}  // namespace assay::sandbox::launcher
