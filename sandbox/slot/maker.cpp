#include "sandbox/slot/maker.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/guest/answer.hpp"
#include "sandbox/guest/credentials.hpp"
#include "sandbox/packet.hpp"
#include "sandbox/seccomp/seccomp.hpp"
#include "sandbox/slot/init.hpp"
#include "sandbox/slot/warm_start.hpp"

namespace assay::sandbox::slot {
namespace {

constexpr int control = 3;

// Sets or replaces what stands read-only in /program.
bool mount_program(int mount_fd) {
  if (::umount2("/program", MNT_DETACH) != 0 && errno != EINVAL) return false;
  return mount_fd < 0 || ::move_mount(mount_fd, "", AT_FDCWD, "/program", MOVE_MOUNT_F_EMPTY_PATH) == 0;
}

// A child of the launcher's, which waits for it.
int make_init(const SlotPlan& plan, Packet& packet) {
  InitPlan init;
  init.setup = plan.setup;
  init.joined = packet.bytes[0] == maker_joined_box;
  init.channel = packet.fds[0].get();
  init.work_mount = packet.fds[1].get();
  init.doors = plan.doors.data();
  init.door_count = static_cast<int>(plan.doors.size());
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_PARENT | CLONE_NEWNS | CLONE_NEWPID | CLONE_PIDFD | (plan.setup.without.ipc_namespace ? 0 : CLONE_NEWIPC);
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  if (packet.fds.size() == 3) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(packet.fds[2].get());
  }
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) init_main(init);
  return pid < 0 ? -errno : pidfd;
}

Result<void> serve_one(const SlotPlan& plan, Packet& packet) {
  const std::size_t fds = packet.fds.size();
  const char what = packet.bytes[0];
  if (what == maker_program && fds <= 1) {
    const bool mounted = mount_program(fds == 1 ? packet.fds[0].get() : -1);
    return guest::send_answer(control, mounted ? guest::nothing : -errno);
  }
  const bool box = what == maker_box || what == maker_joined_box;
  const bool known = (box && (fds == 2 || fds == 3)) || (what == maker_warm && fds == 2);
  if (!known) return Error(ErrorCode::invalid, "an unknown order");
  const int pidfd = box ? make_init(plan, packet) : start_warm_program(packet.fds[0].get(), packet.fds[1].get(), plan.doors);
  const UniqueFd held(pidfd < 0 ? -1 : pidfd);
  return guest::send_answer(control, pidfd);
}

// Of all descriptors that it was born with it keeps its channel and the doors, which stand in a row behind it.
bool keep_descriptors(int channel, const std::vector<int>& doors) {
  std::vector<int> kept{channel};
  kept.insert(kept.end(), doors.begin(), doors.end());
  const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
  bool done = null >= 0 && ::dup2(null, 0) >= 0 && ::dup2(null, 1) >= 0 && ::dup2(null, 2) >= 0;
  // Above all places first, so that nothing is overwritten before it is moved.
  for (int& fd : kept) done = done && (fd = ::fcntl(fd, F_DUPFD_CLOEXEC, 64)) >= 0;
  int place = control;
  for (const int fd : kept) done = done && ::dup3(fd, place++, O_CLOEXEC) >= 0;
  return done && ::close_range(static_cast<unsigned>(place), ~0u, 0) == 0;
}

// All that it makes is born with this filter, and no job can lose it.
bool confine(const SlotPlan& plan) { return plan.setup.without.seccomp || seccomp::load_seccomp(seccomp::program("maker.conf")); }

bool settle(const SlotPlan& plan, int channel) {
  if (!keep_descriptors(channel, plan.doors) || !guest::reset_signals(guest::changed_signals())) return false;
  const bool own_name = plan.setup.without.uts_namespace || (::sethostname("box", 3) == 0 && ::setdomainname("box", 3) == 0);
  const bool own_user = plan.setup.rootless || guest::become(guest::maker_uid);
  return own_name && own_user && guest::make_inheritable() && (plan.setup.without.credentials || guest::drop_bounding()) && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0 && confine(plan);
}

}  // namespace

[[noreturn]] void maker_main(SlotPlan plan, int channel) {
  char byte = 0;
  if (::read(channel, &byte, 1) != 1) ::_exit(1);  // the launcher died, or could not write the maps
  if (!settle(plan, channel)) ::_exit(1);
  for (std::size_t i = 0; i < plan.doors.size(); ++i) plan.doors[i] = control + 1 + static_cast<int>(i);
  if (!guest::send_answer(control, guest::nothing)) ::_exit(1);
  for (;;) {
    auto packet = receive_packet(control);
    if (!packet || packet->bytes.empty()) ::_exit(0);
    if (!serve_one(plan, *packet)) ::_exit(1);
  }
}

}  // namespace assay::sandbox::slot
