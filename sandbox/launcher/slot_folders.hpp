// A slot's place among the machine's control groups: PARENT/assay/slot-N below every parent (v1 has a hierarchy a
// controller, v2 has one). The lock on the first one's folder says that a launcher holds the slot; it dies with it.
#pragma once

#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"

namespace assay::sandbox::launcher {

class SlotFolders {
 public:
  // Takes the first slot from `slot` on that no other launcher holds, and clears away what launchers that were killed
  // have left. On success `slot` is the number taken.
  static Result<SlotFolders> take(const std::vector<std::string>& parents, unsigned& slot);

  SlotFolders(SlotFolders&&) = default;
  SlotFolders& operator=(SlotFolders&&) = delete;
  // Removes the slot's folders, and `assay` with the last one: nothing stays behind.
  ~SlotFolders();

  int house(std::size_t parent) const { return places_[parent].house.get(); }
  int folder(std::size_t parent) const { return places_[parent].folder.get(); }

 private:
  struct Place {
    UniqueFd parent, house, folder;
  };
  SlotFolders() = default;
  // Under the houses' locks. Abandoned is a slot whose lock is free: its launcher was killed.
  Result<void> clear_abandoned();
  Result<void> remove_everywhere(const std::string& name);
  std::vector<Place> places_;
  std::string name_;  // "slot-0"
};

// Kills every process listed in cgroup.procs and waits until there is none.
Result<void> empty_group(int folder);
// Empties the group `name` in `parent` and all beneath it, and removes it. One that is not there is fine.
Result<void> remove_group(int parent, const std::string& name);
// The groups beneath a group, by name.
Result<std::vector<std::string>> groups_in(int folder);

}  // namespace assay::sandbox::launcher
