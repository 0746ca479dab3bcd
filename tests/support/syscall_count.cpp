#include "tests/support/syscall_count.hpp"

#include <linux/magic.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <sys/wait.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <filesystem>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "base/error.hpp"
#include "sandbox/guest/report.hpp"
#include "tests/support/proc.hpp"

namespace assay::support {
namespace {

constexpr long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC;
constexpr std::uint64_t report_place = 3;  // a job's descriptor for guest::Report

long trace(__ptrace_request request, pid_t pid, long data = 0) { return ::ptrace(request, pid, nullptr, data); }

// One that was killed meanwhile is told of by the next wait.
void go_on(pid_t pid, int signal = 0) { (void)trace(PTRACE_SYSCALL, pid, signal); }

bool writes(long number) { return number == SYS_write || number == SYS_pwrite64 || number == SYS_writev || number == SYS_pwritev; }

// The kernel's own numbers, which only a tracer sees: the call is begun again once a signal is dealt with.
bool begins_again(std::int64_t result) { return result == -512 || result == -513 || result == -514 || result == -516; }

// The place of the channel by which those that outlive a case are told what to do.
bool waits_for_orders(Role role, std::uint64_t fd) {
  switch (role) {
    case Role::launcher: return fd == 0;
    case Role::maker:
    case Role::warm: return fd == 3;
    case Role::init:
    case Role::job: return false;
  }
  return false;
}

// The name of a control group's file; none for every other file.
std::optional<std::string> group_file(pid_t pid, std::uint64_t fd) {
  const std::string link = "/proc/" + std::to_string(pid) + "/fd/" + std::to_string(fd);
  struct statfs info {};
  if (::statfs(link.c_str(), &info) != 0 || (info.f_type != CGROUP_SUPER_MAGIC && info.f_type != CGROUP2_SUPER_MAGIC)) return std::nullopt;
  return std::filesystem::read_symlink(link).filename().string();
}

}  // namespace

SyscallCounter::SyscallCounter(pid_t launcher) : launcher_(launcher) {
  const std::string folder = "/proc/" + std::to_string(launcher);
  seize(launcher, Role::launcher);
  std::istringstream children(proc_text(folder + "/task/" + std::to_string(launcher) + "/children"));
  for (pid_t child = 0; children >> child;)
    seize(child, proc_text("/proc/" + std::to_string(child) + "/comm") == "assay-warm\n" ? Role::warm : Role::maker);
  asked_ = true;
  follow();
}

SyscallCounter::~SyscallCounter() {
  for (const auto& [pid, tracee] : tracees_) {
    (void)trace(PTRACE_INTERRUPT, pid);
    (void)::waitpid(pid, nullptr, __WALL);  // where it waits for the next order; the kernel begins that call again
    (void)trace(PTRACE_DETACH, pid);
  }
}

Counted SyscallCounter::during(const std::function<void()>& act) {
  counted_ = {};
  asked_ = false;
  std::exception_ptr failure;
  {
    const std::jthread acting([&] {
      try {
        act();
      } catch (...) {
        failure = std::current_exception();
      }
    });
    follow();
  }
  if (failure) std::rethrow_exception(failure);
  return std::move(counted_);
}

void SyscallCounter::seize(pid_t pid, Role role) {
  if (trace(PTRACE_SEIZE, pid, options) != 0) throw std::runtime_error(errno_error("tracing process " + std::to_string(pid)).message());
  tracees_[pid].role = role;
  (void)trace(PTRACE_INTERRUPT, pid);
}

// Of this thread's own only: whatever else this program started is not this thread's to wait for.
void SyscallCounter::follow() {
  while (!asked_ || !quiet()) {
    int status = 0;
    const pid_t pid = ::waitpid(-1, &status, __WALL | __WNOTHREAD);
    if (pid < 0 && errno != EINTR) throw std::runtime_error(errno_error("waiting for traced processes").message());
    if (pid > 0) stopped(pid, status);
  }
}

bool SyscallCounter::quiet() const {
  return std::all_of(tracees_.begin(), tracees_.end(), [](const auto& entry) { return entry.second.at_rest; });
}

void SyscallCounter::stopped(pid_t pid, int status) {
  if (!WIFSTOPPED(status)) {
    tracees_.erase(pid);
    if (pid == launcher_) throw std::runtime_error("the launcher ended while it was counted");
    return;
  }
  const int event = status >> 16, signal = WSTOPSIG(status);
  if (event == PTRACE_EVENT_FORK || event == PTRACE_EVENT_VFORK || event == PTRACE_EVENT_CLONE) {
    unsigned long child = 0;
    if (::ptrace(PTRACE_GETEVENTMSG, pid, nullptr, &child) == 0) made(*tracees_.at(pid).role, static_cast<pid_t>(child));
    go_on(pid);
  } else if (event == PTRACE_EVENT_EXEC) {
    became_program(pid);
  } else if (event == PTRACE_EVENT_STOP) {
    // A child may be seen before its maker tells of it: it waits.
    if (tracees_[pid].role) go_on(pid);
  } else if (signal == (SIGTRAP | 0x80)) {
    at_system_call(pid);
  } else {
    go_on(pid, signal);
  }
}

void SyscallCounter::made(Role maker, pid_t child) {
  ++counted_.processes;
  const bool seen = tracees_.contains(child);
  tracees_[child].role = maker == Role::launcher ? Role::maker : maker == Role::maker ? Role::init : Role::job;
  if (seen) go_on(child);
}

void SyscallCounter::became_program(pid_t pid) {
  Tracee& tracee = tracees_.at(pid);
  if (tracee.role == Role::job) return let_go(pid);
  if (tracee.role == Role::init) tracee.role = Role::warm;  // the maker's other children
  go_on(pid);
}

void SyscallCounter::at_system_call(pid_t pid) {
  Tracee& tracee = tracees_.at(pid);
  const Role role = *tracee.role;
  __ptrace_syscall_info info{};
  if (::ptrace(PTRACE_GET_SYSCALL_INFO, pid, sizeof info, &info) <= 0) return go_on(pid);
  if (info.op == PTRACE_SYSCALL_INFO_ENTRY) {
    const long number = static_cast<long>(info.entry.nr);
    const std::uint64_t first = info.entry.args[0];
    if (!tracee.begins_again) {
      ++counted_.calls[static_cast<std::size_t>(role)][number];
      const auto file = writes(number) ? group_file(pid, first) : std::nullopt;
      if (file) ++counted_.group_writes[*file];
      const bool report = number == SYS_write && first == report_place && info.entry.args[2] == sizeof(sandbox::guest::Report);
      if (role == Role::job && report) return let_go(pid);
    }
    tracee.begins_again = false;
    tracee.at_rest = number == SYS_recvmsg && waits_for_orders(role, first);
  } else if (info.op == PTRACE_SYSCALL_INFO_EXIT) {
    tracee.begins_again = begins_again(info.exit.rval);
    if (tracee.at_rest && !tracee.begins_again) {
      tracee.at_rest = false;
      if (pid == launcher_) asked_ = true;
    }
  }
  go_on(pid);
}

void SyscallCounter::let_go(pid_t pid) {
  (void)trace(PTRACE_DETACH, pid);
  tracees_.erase(pid);
}

}  // namespace assay::support
