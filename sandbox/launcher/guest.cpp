#include "sandbox/launcher/guest.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

#include "sandbox/launcher/credentials.hpp"
#include "sandbox/launcher/landlock.hpp"
#include "sandbox/launcher/standing.hpp"

namespace assay::sandbox::launcher {
namespace {

[[noreturn]] void fail(int report, Stage stage) {
  const Report message{stage, errno};
  (void)!::write(report, &message, sizeof message);
  ::_exit(1);
}

void enter_cgroup(const GuestPlan& plan) {
  for (int i = 0; i < plan.door_count; ++i)
    if (::write(plan.doors[i], "0", 1) != 1) fail(plan.report, Stage::cgroup);
  // Only now: the namespace's root is where its maker stands, and /proc/self/cgroup must not tell the machine's paths.
  if (!plan.without.cgroup_namespace && ::unshare(CLONE_NEWCGROUP) != 0) fail(plan.report, Stage::cgroup);
}

bool bind(const char* from, const char* to) { return ::mount(from, to, nullptr, MS_BIND, nullptr) == 0; }

void mount_own(const GuestPlan& plan) {
  const bool mounted = ::move_mount(plan.work_mount, "", AT_FDCWD, "/box", MOVE_MOUNT_F_EMPTY_PATH) == 0 &&
                       bind("/box/work", "/work") && bind("/box/tmp", "/tmp") && bind("/box/shm", "/dev/shm") &&
                       ::umount2("/box", MNT_DETACH) == 0;
  if (!mounted) fail(plan.report, Stage::mounts);
  // Read-only: oom_score_adj was set by the launcher and shall stay.
  const char* own = plan.without.proc_own ? "" : "subset=pid,hidepid=invisible";
  if (::mount("proc", "/proc", "proc", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, own) != 0) fail(plan.report, Stage::proc);
  if (!plan.without.uts_namespace && (::sethostname("box", 3) != 0 || ::setdomainname("box", 3) != 0)) fail(plan.report, Stage::host_name);
}

[[noreturn]] void job_main(const GuestPlan& plan) {
  constexpr int report = 3;
  ::setsid();
  if (::dup2(plan.in, 0) < 0 || ::dup2(plan.out, 1) < 0 || ::dup2(plan.err, 2) < 0) fail(plan.report, Stage::descriptors);
  if (plan.report == report ? ::fcntl(report, F_SETFD, FD_CLOEXEC) != 0 : ::dup3(plan.report, report, O_CLOEXEC) < 0)
    fail(plan.report, Stage::descriptors);
  if (::close_range(4, ~0u, 0) != 0) fail(report, Stage::descriptors);
  if (!plan.without.rlimits && !set_limits(plan.limits, plan.count_processes)) fail(report, Stage::limits);
  if (!plan.rootless && !become(job_uid)) fail(report, Stage::privileges);
  if (!plan.without.credentials && !drop_capabilities()) fail(report, Stage::privileges);
  if (!plan.without.no_new_privs && ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) fail(report, Stage::privileges);
  if (plan.landlock_abi > 0 && !plan.without.landlock && !restrict_files(plan.landlock_abi)) fail(report, Stage::landlock);
  ::umask(022);
  if (::chdir("/work") != 0) fail(report, Stage::folder);
  if (!reset_signals()) fail(report, Stage::privileges);
  if (!plan.without.seccomp && !seccomp::load_seccomp(*plan.seccomp)) fail(report, Stage::seccomp);
  if (plan.probe != nullptr) {
    ::close(report);
    ::_exit(plan.probe());
  }
  ::execve(plan.argv[0], plan.argv, plan.env);
  fail(report, Stage::exec);
}

// Waits for the job, reaping whatever it orphaned. Ends everything (by ending itself) when the job ends or the launcher dies.
[[noreturn]] void reap(const GuestPlan& plan, pid_t job, int children) {
  pollfd watched[2] = {{children, POLLIN, 0}, {plan.go, POLLIN, 0}};
  for (;;) {
    int state = 0;
    pid_t dead = 0;
    while ((dead = ::waitpid(-1, &state, __WALL | WNOHANG)) > 0) {
      if (dead != job) continue;
      rusage used{};
      ::getrusage(RUSAGE_CHILDREN, &used);
      const auto micros = [](const timeval& time) { return static_cast<std::uint64_t>(time.tv_sec) * 1'000'000u + static_cast<std::uint64_t>(time.tv_usec); };
      const Status status{state, 0, micros(used.ru_utime) + micros(used.ru_stime), static_cast<std::uint64_t>(used.ru_maxrss)};
      (void)!::write(plan.status, &status, sizeof status);
      ::_exit(0);
    }
    if (::poll(watched, 2, -1) < 0 && errno != EINTR) ::_exit(1);
    if ((watched[1].revents & (POLLHUP | POLLERR)) != 0) ::_exit(1);
    signalfd_siginfo info{};
    (void)!::read(children, &info, sizeof info);
  }
}

}  // namespace

[[noreturn]] void guest_main(const GuestPlan& plan) {
  ::close(plan.go_writer);
  // What needs no user of its own is done while the launcher still writes the maps.
  enter_cgroup(plan);
  mount_own(plan);
  if (!plan.without.credentials && !drop_bounding()) fail(plan.report, Stage::privileges);
  char byte = 0;
  if (::read(plan.go, &byte, 1) != 1) ::_exit(1);  // the launcher died
  if (!plan.rootless && !become(init_uid)) fail(plan.report, Stage::identity);
  // Rootless the job has init's id: nothing of init's memory or descriptors is open to it. A program gets its own on exec.
  if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) fail(plan.report, Stage::identity);
  // After the change of user, which clears it. A launcher that died before is seen by `go`'s end of file.
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) fail(plan.report, Stage::identity);
  sigset_t child;
  ::sigemptyset(&child);
  ::sigaddset(&child, SIGCHLD);
  ::sigprocmask(SIG_BLOCK, &child, nullptr);
  const int children = ::signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
  // Init waits in vfork until the job is another program: nothing of ours is copied for the two steps to exec. A probe never
  // gets there, and may be killed for its memory.
  const pid_t job = children < 0 ? -1 : plan.probe != nullptr ? ::fork() : ::vfork();
  if (job < 0) fail(plan.report, Stage::fork);
  if (job == 0) job_main(plan);
  // Init keeps three descriptors; above all neither the launcher's socket nor the job's pipes.
  for (const int fd : {plan.in, plan.out, plan.err, plan.report, plan.work_mount, 0, 1, 2}) ::close(fd);
  for (int i = 0; i < plan.door_count; ++i) ::close(plan.doors[i]);
  reap(plan, job, children);
}

}  // namespace assay::sandbox::launcher
