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
#include "sandbox/launcher/run.hpp"
#include "sandbox/packet.hpp"
#include "sandbox/slot/maker.hpp"

namespace assay::sandbox::launcher {
namespace {

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
  if (pid == 0) slot::maker_main({slot.setup, slot.cgroup->enter_fds()}, channel);
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

Result<MadeBox> Maker::make_box(int work_mount, int group, bool joined) {
  int ends[2];
  if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) return errno_error("socketpair");
  MadeBox made;
  made.channel.reset(ends[0]);
  UniqueFd theirs(ends[1]);
  const int fds[] = {theirs.get(), work_mount, group};
  auto init = ask(joined ? slot::maker_joined_box : slot::maker_box, std::span(fds, group < 0 ? 2u : 3u));
  if (!init) return init.error();
  made.init = std::move(*init);
  return made;
}

Result<void> Maker::set_program(int mount) {
  auto done = ask(slot::maker_program, std::span(&mount, mount < 0 ? 0u : 1u));
  if (!done) return done.error();
  return {};
}

Result<UniqueFd> Maker::start_warm(int warm_program, int channel) {
  const int fds[] = {warm_program, channel};
  return ask(slot::maker_warm, fds);
}

}  // namespace assay::sandbox::launcher
