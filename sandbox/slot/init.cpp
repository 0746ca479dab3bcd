#include "sandbox/slot/init.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <span>
#include <string_view>
#include <vector>

#include "sandbox/guest/credentials.hpp"
#include "sandbox/guest/job.hpp"
#include "sandbox/packet.hpp"

namespace assay::sandbox::slot {
namespace {

using guest::Stage;
using guest::Status;

constexpr int channel = 3;  // where the plan's stands once the rest is closed

std::string_view as_bytes(const guest::Report& report) { return {reinterpret_cast<const char*>(&report), sizeof report}; }

[[noreturn]] void say_why(int to, Stage stage) {
  (void)send_packet(to, as_bytes({stage, errno, 0, 0}));
  ::_exit(1);
}

// The processor time that init has taken before, on its maker's account.
std::uint64_t enter_cgroup(const InitPlan& plan) {
  for (int i = 0; i < plan.door_count; ++i)
    if (::write(plan.doors[i], "0", 1) != 1) say_why(plan.channel, Stage::cgroup);
  const std::uint64_t uncounted = plan.door_count > 0 ? guest::own_cpu_us() : 0;
  // Only now: the namespace's root is where its maker stands, and /proc/self/cgroup must not tell the machine's paths.
  if (!plan.setup.without.cgroup_namespace && ::unshare(CLONE_NEWCGROUP) != 0) say_why(plan.channel, Stage::cgroup);
  return uncounted;
}

bool bind(const char* from, const char* to) { return ::mount(from, to, nullptr, MS_BIND, nullptr) == 0; }

// The run's folders come in whole at a place that is covered afterwards: to take that mount away again would be to wait for every
// processor (synchronize_rcu).
void mount_own(const InitPlan& plan) {
  const bool mounted = ::move_mount(plan.work_mount, "", AT_FDCWD, "/box/run", MOVE_MOUNT_F_EMPTY_PATH) == 0 && bind("/box/run/work", "/work") &&
                       bind("/box/run/tmp", "/tmp") && bind("/box/run/shm", "/dev/shm") && bind("/box/nothing", "/box");
  if (!mounted) say_why(plan.channel, Stage::mounts);
  // Read-only: oom_score_adj was set by the launcher and shall stay.
  const char* own = plan.setup.without.proc_own ? "" : "subset=pid,hidepid=invisible";
  if (::mount("proc", "/proc", "proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, own) != 0) say_why(plan.channel, Stage::proc);
}

void say_that_it_stands(std::size_t count, std::uint64_t cpu_us) {
  UniqueFd spaces[namespaces_joined];
  int fds[namespaces_joined];
  const char* const files[namespaces_joined] = {"/proc/self/ns/mnt", "/proc/self/ns/ipc", "/proc/self/ns/cgroup", "/proc/self/ns/pid"};
  for (std::size_t i = 0; i < count; ++i) {
    spaces[i].reset(::open(files[i], O_RDONLY | O_CLOEXEC));
    if (!spaces[i]) say_why(channel, Stage::namespaces);
    fds[i] = spaces[i].get();
  }
  if (!send_packet(channel, as_bytes({Stage::exec, 0, cpu_us, 0}), std::span(fds, count))) ::_exit(1);
}

// What is left to init is to make the job another user.
int give_up_privilege(const InitPlan& plan) {
  if (!plan.setup.rootless && !guest::become_and_keep_changing(guest::init_uid)) say_why(channel, Stage::identity);
  if (!plan.setup.without.credentials && plan.setup.rootless && !guest::drop_capabilities()) say_why(channel, Stage::privileges);
  // Rootless the job has init's id: nothing of init's memory or descriptors is open to it. A program gets its own on exec.
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) say_why(channel, Stage::identity);
  // After the change of user, which clears it. A launcher that died before is seen by its end of the channel.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) say_why(channel, Stage::identity);
  sigset_t child;
  ::sigemptyset(&child);
  ::sigaddset(&child, SIGCHLD);
  ::sigprocmask(SIG_BLOCK, &child, nullptr);
  const int children = ::signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  if (children < 0) say_why(channel, Stage::fork);
  return children;
}

// Init waits in vfork until the job is another program: nothing of ours is copied for the steps to exec. A probe never gets there,
// and may be killed for its memory.
pid_t start_job(guest::StartMessage& start, std::uint64_t uncounted) {
  const std::uint64_t cpu_us = guest::own_cpu_us() - uncounted;
  std::vector<char*> argv = guest::pointers(start.run.argv), env = guest::pointers(start.run.env);
  const pid_t job = start.probe != nullptr ? ::fork() : ::vfork();
  if (job < 0) guest::fail(start.report.get(), Stage::fork);
  if (job > 0) return job;
  guest::isolate(start, start.probe != nullptr ? guest::Memory::own : guest::Memory::shared);
  if (!guest::say_begun(guest::report_fd, cpu_us + guest::own_cpu_us())) ::_exit(1);
  if (start.probe != nullptr) {
    ::close(guest::report_fd);
    ::_exit(start.probe());
  }
  ::execve(argv[0], argv.data(), env.data());
  guest::fail(guest::report_fd, Stage::exec);
}

void tell_status(int to, int state) {
  rusage used{};
  ::getrusage(RUSAGE_CHILDREN, &used);
  const Status status = guest::status_of(state, used);
  (void)!::write(to, &status, sizeof status);
}

// Reaps what is orphaned; ends with its own job, which ends everything in the box, or with the launcher.
[[noreturn]] void wait_for_the_end(int children, std::uint64_t uncounted) {
  pid_t job = -1;
  UniqueFd status;
  pollfd watched[2] = {{children, POLLIN, 0}, {channel, POLLIN, 0}};
  for (;;) {
    int state = 0;
    pid_t dead = 0;
    while ((dead = ::waitpid(-1, &state, __WALL | WNOHANG)) > 0) {
      if (dead != job) continue;
      tell_status(status.get(), state);
      ::_exit(0);
    }
    if (::poll(watched, 2, -1) < 0 && errno != EINTR) ::_exit(1);
    if ((watched[1].revents & POLLIN) != 0) {
      auto start = guest::receive_start(channel);
      if (!start || job >= 0) ::_exit(1);  // the launcher is gone
      job = start_job(*start, uncounted);
      if (!start->setup.without.credentials && !guest::drop_capabilities()) ::_exit(1);
      status = std::move(start->status);
    } else if ((watched[1].revents & (POLLHUP | POLLERR)) != 0) {
      ::_exit(1);
    }
    signalfd_siginfo info{};
    (void)!::read(children, &info, sizeof info);
  }
}

}  // namespace

[[noreturn]] void init_main(const InitPlan& plan) {
  const std::uint64_t uncounted = enter_cgroup(plan);
  mount_own(plan);
  // Init keeps its channel; above all neither the maker's nor the doors.
  if (::dup3(plan.channel, channel, O_CLOEXEC) < 0 && plan.channel != channel) say_why(plan.channel, Stage::descriptors);
  if (::close_range(channel + 1, ~0u, 0) != 0) say_why(channel, Stage::descriptors);
  const int children = give_up_privilege(plan);
  say_that_it_stands(plan.joined ? namespaces_joined : namespaces_held, guest::own_cpu_us() - uncounted);
  wait_for_the_end(children, uncounted);
}

}  // namespace assay::sandbox::slot
