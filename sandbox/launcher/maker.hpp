// The maker: one process a slot, root of the slot's user namespace and of nothing else. It makes boxes and starts warm interpreters,
// all with what does not depend on a submission made once: users, host name, root, bounding set. The launcher, which has the
// machine's privilege, gives it descriptors and is told of pidfds; what it makes are the launcher's own children.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "base/unique_fd.hpp"

namespace assay::sandbox::launcher {

struct Slot;

// A box that stands and has no program yet.
struct MadeBox {
  UniqueFd init;     // pidfd
  UniqueFd channel;  // to init: its end ends the box
};

class Maker {
 public:
  // Call once, in the boxes' root.
  static Result<std::unique_ptr<Maker>> start(const Slot& slot);
  ~Maker();

  // `work_mount` is the run's folder, detached. Init says on its channel when the box stands; it may hear its start message before.
  Result<MadeBox> make_box(int work_mount, int group, bool joined);
  // What stands in /program from now on; -1 for nothing.
  Result<void> set_program(int mount);
  // Starts `program` with descriptors 0 (an empty file), 1 and 2 (pipes that nobody reads), 3 (`channel`) and from 4 on the doors of
  // the slot's control groups: what a warm program expects (sandbox/warm/forker.cpp). Answers its pidfd.
  Result<UniqueFd> start_warm(int program, int channel);
  // /proc/net/unix of the network that all boxes share.
  int sockets() const { return sockets_.get(); }

 private:
  Maker() = default;
  Result<UniqueFd> ask(char what, std::span<const int> fds);
  UniqueFd channel_, process_, sockets_;
};

}  // namespace assay::sandbox::launcher
