#include "sandbox/launcher/cgroup_v2.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>

#include "sandbox/delegation.hpp"
#include "sandbox/launcher/kernel_text.hpp"
#include "sandbox/launcher/slot_folders.hpp"

namespace assay::sandbox::launcher {
namespace {

class CgroupV2 final : public CgroupBackend {
 public:
  explicit CgroupV2(SlotFolders slot) : slots_(std::move(slot)), slot_(slots_.folder(0)) {}
  ~CgroupV2() override { (void)end(); }

  std::string name() const override { return "cgroup v2"; }

  // To clone into a group takes the right to write to it and to the one above both it and one's own.
  Result<int> admit(uid_t maker) override {
    maker_ = maker;
    if (::mkdirat(slot_, "maker", 0755) != 0 && errno != EEXIST) return errno_error("making the maker's cgroup");
    home_ = UniqueFd(::openat(slot_, "maker", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!home_) return errno_error("opening the maker's cgroup");
    if (auto given = give(slot_); !given) return given.error();
    return home_.get();
  }

  Result<void> begin(const Limits& limits, unsigned ours) override {
    if (auto ended = end(); !ended) return ended;
    leaf_name_ = "run-" + std::to_string(++runs_);
    if (::mkdirat(slot_, leaf_name_.c_str(), 0755) != 0) return errno_error("making a run's cgroup");
    leaf_ = UniqueFd(::openat(slot_, leaf_name_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!leaf_) return errno_error("opening a run's cgroup");
    if (auto given = give(leaf_.get()); !given) return given;
    const std::string bytes = std::to_string(std::uint64_t{limits.memory_mib} << 20);
    if (auto done = write_at(leaf_.get(), "memory.max", bytes); !done) return done;
    if (auto done = write_at(leaf_.get(), "memory.oom.group", "1"); !done) return done;
    // Files that a kernel without swap or zswap does not have.
    for (const char* file : {"memory.swap.max", "memory.zswap.max"})
      if (::faccessat(leaf_.get(), file, F_OK, 0) == 0)
        if (auto done = write_at(leaf_.get(), file, "0"); !done) return done;
    return write_at(leaf_.get(), "pids.max", std::to_string(limits.processes + ours));
  }

  int clone_into() const override { return leaf_.get(); }
  double cpu_ms() const override { return static_cast<double>(field_at(leaf_.get(), "cpu.stat", "usage_usec")) / 1e3; }
  std::uint64_t memory_peak_kib() const override {
    GroupFile stat;
    const std::uint64_t cache = stat.open(leaf_.get(), "memory.stat", O_RDONLY) ? page_cache(stat, "file") : 0;
    return less(number_at(leaf_.get(), "memory.peak"), cache) / 1024;
  }
  bool out_of_memory() const override { return field_at(leaf_.get(), "memory.events", "oom_kill") > 0; }
  std::vector<pid_t> tasks() const override { return pids_at(leaf_.get(), "cgroup.threads"); }

  Result<void> end() override {
    if (!leaf_) return {};
    (void)write_at(leaf_.get(), "cgroup.kill", "1");  // since Linux 5.14; empty_group does it one by one
    leaf_.reset();
    return remove_group(slot_, leaf_name_);
  }

 private:
  Result<void> give(int folder) {
    if (maker_ != 0 && ::fchownat(folder, "cgroup.procs", maker_, maker_, AT_SYMLINK_NOFOLLOW) != 0) return errno_error("giving a cgroup to the maker");
    return {};
  }

  SlotFolders slots_;
  const int slot_;
  uid_t maker_ = 0;
  UniqueFd home_;  // where the maker and its warm programs stand
  UniqueFd leaf_;
  std::string leaf_name_;
  std::uint64_t runs_ = 0;
};

constexpr const char* own_group_hint = "start assay in one of its own, by systemd-run --user --scope -p Delegate=yes or as a service with Delegate=yes";

// Lets the children of `folder` use memory and pids. In a group that holds processes of its own the kernel answers EBUSY.
Result<void> delegate(int folder, const std::string& where) {
  const auto available = read_at(folder, "cgroup.controllers");
  if (!available) return available.error();
  for (const char* controller : {"memory", "pids"}) {
    const auto lines = lines_of_words(*available);
    if (lines.empty() || std::count(lines[0].begin(), lines[0].end(), controller) == 0)
      return Error(ErrorCode::refused, std::string("the cgroup v2 controller ") + controller + " is not available in " + where +
                                           ": enable it in the parent's cgroup.subtree_control");
    if (write_at(folder, "cgroup.subtree_control", std::string("+") + controller)) continue;
    const bool crowded = errno == EBUSY;
    return Error(ErrorCode::refused, errno_error("cannot delegate the cgroup v2 controller " + std::string(controller) + " below " + where).message() +
                                         (crowded ? "; other processes stand in that group: " + std::string(own_group_hint) : ""));
  }
  return {};
}

// The cgroup around the leaf into which the judge has moved itself and us (sandbox/delegation.hpp); our own where it has not.
Result<std::string> delegated_group() {
  auto own = read_kernel_text("/proc/self/cgroup");
  if (!own) return own.error();
  for (const auto& words : lines_of_words(*own))
    if (words[0].starts_with("0::")) {
      const std::string path = words[0].substr(3);
      const std::string leaf = std::string("/") + judge_leaf;
      return path.ends_with(leaf) ? path.substr(0, path.size() - leaf.size()) : path;
    }
  return Error(ErrorCode::refused, "this process stands in no cgroup of version 2");
}

}  // namespace

Result<std::unique_ptr<CgroupBackend>> open_cgroup_v2(const std::string& text, unsigned& slot, bool rootless) {
  std::string parent;
  for (const Mount& mount : parse_mounts(text))
    if (mount.type == "cgroup2" && parent.empty()) parent = mount.point;
  if (parent.empty()) return Error(ErrorCode::refused, "cgroup v2 is not mounted: mount -t cgroup2 cgroup2 /sys/fs/cgroup");
  if (rootless) {
    auto own = delegated_group();
    if (!own) return own.error();
    parent += *own;
  }
  UniqueFd root(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!root) return errno_error("opening " + parent);
  if (rootless && ::faccessat(root.get(), "cgroup.procs", W_OK, AT_EACCESS) != 0)
    return Error(ErrorCode::refused, "the cgroup " + parent + " does not belong to this user: " + own_group_hint + ", or run as root");
  if (auto done = delegate(root.get(), parent); !done) return done.error();
  auto slots = SlotFolders::take({parent}, slot);
  if (!slots) return slots.error();
  if (auto done = delegate(slots->house(0), parent + "/assay"); !done) return done.error();
  if (auto done = delegate(slots->folder(0), "the slot's cgroup"); !done) return done.error();
  return std::unique_ptr<CgroupBackend>(std::make_unique<CgroupV2>(std::move(*slots)));
}

}  // namespace assay::sandbox::launcher
