#include "sandbox/launcher/cgroup_v1.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <time.h>

#include <algorithm>
#include <array>

#include "sandbox/launcher/kernel_text.hpp"
#include "sandbox/launcher/slot_folders.hpp"

namespace assay::sandbox::launcher {
namespace {

class CgroupV1 final : public CgroupBackend {
 public:
  // Each controller has a hierarchy of its own or shares one: the numbers say which of the slot's folders is whose.
  CgroupV1(SlotFolders slot, std::array<std::size_t, 3> place)
      : slot_(std::move(slot)), memory_(slot_.folder(place[0])), pids_(slot_.folder(place[1])), cpuacct_(slot_.folder(place[2])) {}

  std::string name() const override { return "cgroup v1"; }

  // Opens what stays open: the doors for init, and the event that tells of an out-of-memory kill (the kernel kills one
  // process here, never the group: the launcher kills the rest).
  Result<void> prepare() {
    for (const int folder : {memory_, pids_, cpuacct_}) {
      UniqueFd door(::openat(folder, "tasks", O_WRONLY | O_CLOEXEC));
      if (!door) return errno_error("opening the tasks file of a cgroup");
      doors_.push_back(std::move(door));
    }
    if (auto done = write_at(memory_, "memory.swappiness", "0"); !done) return done;
    // Whatever limits an earlier launcher left: off, swap first, as begin() expects.
    if (::faccessat(memory_, "memory.memsw.limit_in_bytes", F_OK, 0) == 0)
      if (auto done = write_at(memory_, "memory.memsw.limit_in_bytes", "-1"); !done) return done;
    if (auto done = write_at(memory_, "memory.limit_in_bytes", "-1"); !done) return done;
    event_ = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    if (!event_) return errno_error("eventfd");
    for (auto done : {oom_control_.open(memory_, "memory.oom_control", O_RDONLY), peak_.open(memory_, "memory.max_usage_in_bytes", O_RDWR),
                      stat_.open(memory_, "memory.stat", O_RDONLY),
                      usage_.open(memory_, "memory.usage_in_bytes", O_RDONLY),
                      cpu_.open(cpuacct_, "cpuacct.usage", O_RDONLY),
                      counted_.open(pids_, "pids.current", O_RDONLY), listed_.open(pids_, "cgroup.procs", O_RDONLY)})
      if (!done) return done;
    return write_at(memory_, "cgroup.event_control", std::to_string(event_.get()) + " " + std::to_string(oom_control_.fd()));
  }

  Result<void> begin(const Limits& limits, unsigned ours) override {
    if (auto gone = wait_until_uncounted(); !gone) return gone;
    const std::uint64_t bytes = std::uint64_t{limits.memory_mib} << 20;
    // What earlier runs left in the page cache counts still: it must not be told as this run's, nor keep a smaller limit from
    // being set. A little stays, so that ordinary runs find their modules there.
    if (bytes != limit_ || usage_.number() > left_over) (void)write_at(memory_, "memory.force_empty", "0");
    if (bytes != limit_) {
      // Swap is counted with memory: memsw may never be below memory, so it goes up first and comes down last.
      if (bytes > limit_ && limit_ != 0)
        if (auto done = set_swap(bytes); !done) return done;
      if (auto done = write_at(memory_, "memory.limit_in_bytes", std::to_string(bytes)); !done) return done;
      if (auto done = set_swap(bytes); !done) return done;
      limit_ = bytes;
    }
    if (limits.processes + ours != processes_) {
      if (auto done = write_at(pids_, "pids.max", std::to_string(limits.processes + ours)); !done) return done;
      processes_ = limits.processes + ours;
    }
    if (auto done = peak_.write("0"); !done) return done;
    kills_ = kills();
    cpu_start_ = cpu_.number();
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
    return static_cast<double>(cpu_.number() - cpu_start_) / 1e6;
  }
  std::uint64_t memory_peak_kib() const override { return less(peak_.number(), page_cache(stat_, "cache")) / 1024; }
  bool out_of_memory() const override { return kills() > kills_; }
  int memory_event() const override { return event_.get(); }
  std::vector<pid_t> tasks() const override { return pids_at(pids_, "tasks"); }
  Result<void> end() override { return listed_.is_blank() ? Result<void>() : empty_group(pids_); }

 private:
  static constexpr std::uint64_t left_over = std::uint64_t{4} << 20;

  // A dead process is no longer listed a moment before it is no longer counted: it must not count against the next run.
  Result<void> wait_until_uncounted() {
    for (int attempt = 0; attempt < 2000; ++attempt) {
      if (counted_.number() == 0) return {};
      const timespec pause{0, 500'000};
      ::nanosleep(&pause, nullptr);
    }
    return Error(ErrorCode::refused, "the slot is not clean: its cgroup still counts processes");
  }

  std::uint64_t kills() const { return oom_control_.field("oom_kill"); }
  Result<void> set_swap(std::uint64_t bytes) {
    if (::faccessat(memory_, "memory.memsw.limit_in_bytes", F_OK, 0) == 0)
      return write_at(memory_, "memory.memsw.limit_in_bytes", std::to_string(bytes));
    // Swap is not accounted: only a machine without any is safe.
    const auto swaps = read_kernel_text("/proc/swaps");
    if (!swaps) return swaps.error();
    if (lines_of_words(*swaps).size() > 1)
      return Error(ErrorCode::refused, "swap is on but not accounted to cgroups: boot with swapaccount=1 or turn swap off");
    return {};
  }

  SlotFolders slot_;
  const int memory_, pids_, cpuacct_;
  UniqueFd event_;
  GroupFile oom_control_, peak_, stat_, usage_, cpu_, counted_, listed_;
  std::vector<UniqueFd> doors_;
  std::uint64_t limit_ = 0, kills_ = 0, cpu_start_ = 0;
  unsigned processes_ = 0;
};

constexpr std::array<const char*, 3> controllers{"memory", "pids", "cpuacct"};

std::string mount_point(const std::vector<Mount>& mounts, const std::string& controller) {
  for (const Mount& mount : mounts)
    if (mount.type == "cgroup" && std::count(mount.options.begin(), mount.options.end(), controller) > 0) return mount.point;
  return {};
}

}  // namespace

Result<std::unique_ptr<CgroupBackend>> open_cgroup_v1(const std::string& text, unsigned& slot) {
  const std::vector<Mount> mounts = parse_mounts(text);
  std::vector<std::string> parents;
  std::array<std::size_t, 3> place{};
  for (std::size_t i = 0; i < controllers.size(); ++i) {
    const std::string point = mount_point(mounts, controllers[i]);
    if (point.empty())
      return Error(ErrorCode::refused, std::string("the cgroup v1 controller ") + controllers[i] + " is not mounted");
    place[i] = static_cast<std::size_t>(std::find(parents.begin(), parents.end(), point) - parents.begin());
    if (place[i] == parents.size()) parents.push_back(point);
  }
  auto slots = SlotFolders::take(parents, slot);
  if (!slots) return slots.error();
  auto backend = std::make_unique<CgroupV1>(std::move(*slots), place);
  if (auto done = backend->prepare(); !done) return done.error();
  return std::unique_ptr<CgroupBackend>(std::move(backend));
}

}  // namespace assay::sandbox::launcher
