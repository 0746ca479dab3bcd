#include "sandbox/launcher/slot_folders.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>

#include <cerrno>
#include <cstdlib>

#include "sandbox/launcher/cgroup.hpp"
#include "sandbox/launcher/kernel_text.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr const char* house_name = "assay";
constexpr unsigned max_slots = 4096;
constexpr int patience = 2000;  // attempts, a millisecond apart

void pause_a_millisecond() {
  const timespec pause{0, 1'000'000};
  ::nanosleep(&pause, nullptr);
}

UniqueFd open_folder(int parent, const std::string& name) {
  return UniqueFd(::openat(parent, name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool is_still(int parent, const char* name, int folder) {
  struct stat named{}, held{};
  return ::fstatat(parent, name, &named, AT_SYMLINK_NOFOLLOW) == 0 && ::fstat(folder, &held) == 0 &&
         named.st_ino == held.st_ino && named.st_dev == held.st_dev;
}

// Opens the parent's `assay`, making it. While its lock is held no launcher comes or goes.
Result<UniqueFd> lock_house(int parent) {
  for (int attempt = 0; attempt < patience; ++attempt) {
    if (::mkdirat(parent, house_name, 0755) != 0 && errno != EEXIST) return errno_error("making the cgroup assay");
    UniqueFd house = open_folder(parent, house_name);
    if (!house && errno == ENOENT) continue;  // its last launcher has just left
    if (!house || ::flock(house.get(), LOCK_EX) != 0) return errno_error("opening the cgroup assay");
    if (is_still(parent, house_name, house.get())) return house;
  }
  return Error(ErrorCode::refused, "the cgroup assay goes away as often as it is made");
}

}  // namespace

Result<void> empty_group(int folder) {
  for (int attempt = 0; attempt < patience; ++attempt) {
    const auto listed = read_at(folder, "cgroup.procs");
    if (!listed) return listed.error();
    if (listed->empty()) return {};
    for (const auto& words : lines_of_words(*listed)) {
      const pid_t pid = static_cast<pid_t>(std::strtol(words.at(0).c_str(), nullptr, 10));
      if (pid > 0) ::kill(pid, SIGKILL);
    }
    pause_a_millisecond();
  }
  return Error(ErrorCode::internal, "a process of an earlier run does not die");
}

Result<std::vector<std::string>> groups_in(int folder) {
  UniqueFd listing = open_folder(folder, ".");
  DIR* open = listing ? ::fdopendir(listing.get()) : nullptr;
  if (open == nullptr) return errno_error("listing a cgroup");
  (void)listing.release();  // closedir closes it
  std::vector<std::string> names;
  while (const dirent* entry = ::readdir(open)) {
    const std::string name = entry->d_name;
    if (entry->d_type == DT_DIR && name != "." && name != "..") names.push_back(name);
  }
  ::closedir(open);
  return names;
}

Result<void> remove_group(int parent, const std::string& name) {
  UniqueFd folder = open_folder(parent, name);
  if (!folder && errno == ENOENT) return {};
  if (!folder) return errno_error("opening the cgroup " + name);
  const auto beneath = groups_in(folder.get());
  if (!beneath) return beneath.error();
  for (const std::string& each : *beneath)
    if (auto removed = remove_group(folder.get(), each); !removed) return removed;
  if (auto emptied = empty_group(folder.get()); !emptied) return emptied;
  // A group is busy until its last process is gone for good, which may be a moment after it was reaped.
  for (int attempt = 0; attempt < patience; ++attempt) {
    if (::unlinkat(parent, name.c_str(), AT_REMOVEDIR) == 0 || errno == ENOENT) return {};
    if (errno != EBUSY) break;
    pause_a_millisecond();
  }
  return errno_error("removing the cgroup " + name);
}

Result<SlotFolders> SlotFolders::take(const std::vector<std::string>& parents, unsigned& slot) {
  SlotFolders slots;
  for (const std::string& path : parents) {
    Place place;
    place.parent = UniqueFd(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!place.parent) return errno_error("opening the cgroup " + path);
    auto house = lock_house(place.parent.get());
    if (!house) return house.error();
    place.house = std::move(*house);
    slots.places_.push_back(std::move(place));
  }
  if (auto cleared = slots.clear_abandoned(); !cleared) return cleared.error();
  for (; slot < max_slots; ++slot) {
    const std::string name = "slot-" + std::to_string(slot);
    if (::mkdirat(slots.house(0), name.c_str(), 0755) == 0) {
      slots.name_ = name;
      break;
    }
    if (errno != EEXIST) return errno_error("making the cgroup " + name);
  }
  if (slots.name_.empty()) return Error(ErrorCode::refused, "no free sandbox slot: 4,096 launchers run already");
  for (std::size_t i = 0; i < slots.places_.size(); ++i) {
    Place& place = slots.places_[i];
    // Beside a slot that is free in the first hierarchy, what others left in a further one is of nobody.
    if (i > 0)
      if (auto removed = remove_group(place.house.get(), slots.name_); !removed) return removed.error();
    if (i > 0 && ::mkdirat(place.house.get(), slots.name_.c_str(), 0755) != 0) return errno_error("making the cgroup " + slots.name_);
    place.folder = open_folder(place.house.get(), slots.name_);
    if (!place.folder) return errno_error("opening the cgroup " + slots.name_);
  }
  if (::flock(slots.folder(0), LOCK_EX | LOCK_NB) != 0) return errno_error("locking the cgroup " + slots.name_);
  for (Place& place : slots.places_) ::flock(place.house.get(), LOCK_UN);
  return slots;
}

Result<void> SlotFolders::clear_abandoned() {
  const auto found = groups_in(house(0));
  if (!found) return found.error();
  for (const std::string& name : *found) {
    UniqueFd folder = open_folder(house(0), name);
    if (folder && ::flock(folder.get(), LOCK_EX | LOCK_NB) == 0)
      if (auto removed = remove_everywhere(name); !removed) return removed;
  }
  return {};
}

// The first hierarchy last: its folder is what says that the name is taken.
Result<void> SlotFolders::remove_everywhere(const std::string& name) {
  for (std::size_t i = places_.size(); i-- > 0;)
    if (auto removed = remove_group(house(i), name); !removed) return removed;
  return {};
}

SlotFolders::~SlotFolders() {
  if (places_.empty()) return;  // moved from
  for (Place& place : places_) ::flock(place.house.get(), LOCK_EX);
  // What cannot be removed now is removed by the next launcher.
  if (!name_.empty()) (void)remove_everywhere(name_);
  (void)clear_abandoned();
  for (Place& place : places_) (void)::unlinkat(place.parent.get(), house_name, AT_REMOVEDIR);  // fails while other slots are there
}

}  // namespace assay::sandbox::launcher
