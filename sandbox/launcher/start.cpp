#include "sandbox/launcher/start.hpp"

#include <linux/sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#include <csignal>
#include <vector>

#include "sandbox/launcher/streams.hpp"

namespace assay::sandbox::launcher {
namespace {

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (std::string& text : texts) result.push_back(text.data());
  result.push_back(nullptr);
  return result;
}

Result<void> write_proc(pid_t pid, const char* file, const std::string& text) {
  const std::string path = "/proc/" + std::to_string(pid) + "/" + file;
  UniqueFd fd(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
  if (!fd || ::write(fd.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    return errno_error("writing " + path);
  return {};
}

Result<pid_t> clone_guest(const Slot& slot, const GuestPlan& plan, UniqueFd& process) {
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_PIDFD | (slot.without.ipc_namespace ? 0 : CLONE_NEWIPC) |
               (slot.without.uts_namespace ? 0 : CLONE_NEWUTS);
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  args.exit_signal = SIGCHLD;
  if (slot.cgroup->clone_into() >= 0) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(slot.cgroup->clone_into());
  }
  // The files in /proc of a process that is not dumpable are root's: rootless its maps could not be written. The copy stays
  // dumpable until init has heard that they are.
  if (slot.standing.rootless) ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  const int failure = errno;
  if (pid == 0) guest_main(plan);
  if (slot.standing.rootless) ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
  errno = failure;
  if (pid < 0) return errno_error("making a box's namespaces (clone3)");
  process.reset(pidfd);
  return static_cast<pid_t>(pid);
}

// Gives the box its users, makes it the first to go when memory runs out, and lets it run.
Result<void> release(const Slot& slot, pid_t pid, int go) {
  for (const char* file : {"gid_map", "uid_map"})
    if (auto done = write_proc(pid, file, slot.standing.id_map); !done) return done;
  if (auto done = write_proc(pid, "oom_score_adj", "1000"); !done) return done;
  if (::write(go, "g", 1) != 1) return errno_error("releasing a box");
  return {};
}

}  // namespace

Result<Started> start_box(const Slot& slot, RunRequest& request, const WorkFolder& folder) {
  Pipe go, report, status, out, err;
  if (!go.make(false) || !report.make(true) || !status.make(true) || !out.make(true) || !err.make(true)) return errno_error("pipe");
  std::vector<char*> argv = pointers(request.run.argv), env = pointers(request.run.env);
  const std::vector<int> doors = slot.cgroup->enter_fds();
  GuestPlan plan;
  plan.argv = argv.data();
  plan.env = env.data();
  plan.probe = request.probe;
  plan.limits = request.run.limits;
  plan.seccomp = &slot.seccomp[static_cast<std::size_t>(request.run.profile)];
  plan.landlock_abi = slot.landlock_abi;
  plan.count_processes = slot.without.cgroup;
  plan.rootless = slot.standing.rootless;
  plan.without = slot.without;
  plan.go = go.reader.get();
  plan.go_writer = go.writer.get();
  plan.report = report.writer.get();
  plan.status = status.writer.get();
  plan.in = request.in.get();
  plan.out = out.writer.get();
  plan.err = err.writer.get();
  plan.work_mount = folder.mount.get();
  plan.doors = doors.data();
  plan.door_count = static_cast<int>(doors.size());
  Started started;
  const auto pid = clone_guest(slot, plan, started.pidfd);
  if (!pid) return pid.error();
  started.report = std::move(report.reader);
  started.status = std::move(status.reader);
  started.out = std::move(out.reader);
  started.err = std::move(err.reader);
  started.go = std::move(go.writer);
  request.in.reset();
  if (auto released = release(slot, *pid, started.go.get()); !released) {
    ::syscall(SYS_pidfd_send_signal, started.pidfd.get(), SIGKILL, nullptr, 0);
    siginfo_t info{};
    ::waitid(P_PIDFD, static_cast<id_t>(started.pidfd.get()), &info, WEXITED | __WALL);
    return released.error();
  }
  return started;
}

}  // namespace assay::sandbox::launcher
