#include "sandbox/launcher/maker.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sandbox/guest/answer.hpp"
#include "sandbox/guest/credentials.hpp"
#include "sandbox/launcher/root.hpp"
#include "sandbox/launcher/run.hpp"
#include "sandbox/launcher/warm_start.hpp"
#include "sandbox/packet.hpp"

namespace assay::sandbox::launcher {
namespace {

constexpr int control = 3;
constexpr char box = 'b', program = 'p', warm = 'w';

// A child of the launcher's, which waits for it. `plan` outlives the clone: the child has a copy of it.
int make_init(const Slot& slot, const std::vector<int>& doors, Packet& packet) {
  InitPlan plan;
  plan.setup = slot.setup;
  plan.channel = packet.fds[0].get();
  plan.work_mount = packet.fds[1].get();
  plan.doors = doors.data();
  plan.door_count = static_cast<int>(doors.size());
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_PARENT | CLONE_NEWNS | CLONE_NEWPID | CLONE_PIDFD | (slot.setup.without.ipc_namespace ? 0 : CLONE_NEWIPC);
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  if (packet.fds.size() == 3) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(packet.fds[2].get());
  }
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) init_main(plan);
  return pid < 0 ? -errno : pidfd;
}

Result<void> serve_one(const Slot& slot, const std::vector<int>& doors, Packet& packet) {
  const std::size_t fds = packet.fds.size();
  const char what = packet.bytes[0];
  if (what == program && fds <= 1) {
    const auto mounted = mount_program(fds == 1 ? packet.fds[0].get() : -1);
    return guest::send_answer(control, mounted ? guest::nothing : -errno);
  }
  const bool known = (what == box && (fds == 2 || fds == 3)) || (what == warm && fds == 2);
  if (!known) return Error(ErrorCode::invalid, "an unknown order");
  const int pidfd = what == box ? make_init(slot, doors, packet) : start_warm_program(packet.fds[0].get(), packet.fds[1].get(), doors);
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

bool settle(const Slot& slot, int channel, const std::vector<int>& doors) {
  if (!keep_descriptors(channel, doors)) return false;
  const bool own_name = slot.setup.without.uts_namespace || (::sethostname("box", 3) == 0 && ::setdomainname("box", 3) == 0);
  const bool own_user = slot.setup.rootless || guest::become(guest::maker_uid);
  return own_name && own_user && guest::make_inheritable() && (slot.setup.without.credentials || guest::drop_bounding()) && ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
}

[[noreturn]] void maker_main(const Slot& slot, int channel) {
  char byte = 0;
  if (::read(channel, &byte, 1) != 1) ::_exit(1);  // the launcher died, or could not write the maps
  std::vector<int> doors = slot.cgroup->enter_fds();
  if (!settle(slot, channel, doors)) ::_exit(1);
  for (std::size_t i = 0; i < doors.size(); ++i) doors[i] = control + 1 + static_cast<int>(i);
  if (!guest::send_answer(control, guest::nothing)) ::_exit(1);
  for (;;) {
    auto packet = receive_packet(control);
    if (!packet || packet->bytes.empty()) ::_exit(0);
    if (!serve_one(slot, doors, *packet)) ::_exit(1);
  }
}

Result<void> write_proc(pid_t pid, const char* file, const std::string& text) {
  const std::string path = "/proc/" + std::to_string(pid) + "/" + file;
  UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) return errno_error("writing " + path);
  return {};
}

Result<pid_t> clone_maker(const Slot& slot, int channel, int group, UniqueFd& process) {
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_PIDFD | (slot.setup.without.uts_namespace ? 0 : CLONE_NEWUTS) |
               (slot.setup.without.network_namespace ? 0 : CLONE_NEWNET);
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  args.exit_signal = SIGCHLD;
  if (group >= 0) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(group);
  }
  // The files in /proc of a process that is not dumpable are root's: rootless its maps could not be written.
  if (slot.setup.rootless) ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  const int failure = errno;
  if (pid == 0) maker_main(slot, channel);
  if (slot.setup.rootless) ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  errno = failure;
  if (pid < 0) return errno_error("making a slot's namespaces (clone3)");
  process.reset(pidfd);
  return static_cast<pid_t>(pid);
}

}  // namespace

Result<std::unique_ptr<Maker>> Maker::start(const Slot& slot) {
  std::unique_ptr<Maker> maker(new Maker);
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  maker->channel_.reset(ends[0]);
  UniqueFd theirs(ends[1]);
  const auto group = slot.cgroup->admit(slot.standing.maker_id);
  if (!group) return group.error();
  const auto pid = clone_maker(slot, theirs.get(), *group, maker->process_);
  if (!pid) return pid.error();
  theirs.reset();
  for (const char* file : {"gid_map", "uid_map"})
    if (auto done = write_proc(*pid, file, slot.standing.id_map); !done) return done.error();
  // All that it makes is the first to go when memory runs out.
  if (auto done = write_proc(*pid, "oom_score_adj", "1000"); !done) return done.error();
  // The boxes' network is the maker's, empty and for good; the launcher's own channels are not in it.
  maker->sockets_ = UniqueFd(::open(("/proc/" + std::to_string(*pid) + "/net/unix").c_str(), O_RDONLY | O_CLOEXEC));
  if (!maker->sockets_) return errno_error("opening the boxes' list of sockets");
  auto settled = maker->ask('g', {});
  if (!settled) return settled.error();
  return maker;
}

Maker::~Maker() {
  channel_.reset();
  siginfo_t info{};
  if (process_) (void)::waitid(P_PIDFD, static_cast<id_t>(process_.get()), &info, WEXITED | __WALL);
}

Result<UniqueFd> Maker::ask(char what, std::span<const int> fds) {
  if (auto sent = send_packet(channel_.get(), {&what, 1}, fds); !sent) return Error(ErrorCode::refused, sent.error().message());
  return guest::receive_answer(channel_.get());
}

Result<MadeBox> Maker::make_box(int work_mount, int group) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  MadeBox made;
  made.channel.reset(ends[0]);
  UniqueFd theirs(ends[1]);
  const int fds[] = {theirs.get(), work_mount, group};
  auto init = ask(box, std::span(fds, group < 0 ? 2u : 3u));
  if (!init) return init.error();
  made.init = std::move(*init);
  return made;
}

Result<void> Maker::set_program(int mount) {
  auto done = ask(program, std::span(&mount, mount < 0 ? 0u : 1u));
  if (!done) return done.error();
  return {};
}

Result<UniqueFd> Maker::start_warm(int warm_program, int channel) {
  const int fds[] = {warm_program, channel};
  return ask(warm, fds);
}

}  // namespace assay::sandbox::launcher
