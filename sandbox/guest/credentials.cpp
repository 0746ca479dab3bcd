#include "sandbox/guest/credentials.hpp"

#include <grp.h>
#include <linux/capability.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>

namespace assay::sandbox::guest {
namespace {

bool set(__rlimit_resource what, rlim_t value) {
  const rlimit limit{value, value};
  return ::setrlimit(what, &limit) == 0;
}

}  // namespace

bool become(unsigned id) {
  return ::setgroups(0, nullptr) == 0 && ::setresgid(id, id, id) == 0 && ::setresuid(id, id, id) == 0;
}

bool become_and_keep_changing(unsigned id) {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct ids[2]{};
  ids[0].effective = ids[0].permitted = 1u << CAP_SETUID | 1u << CAP_SETGID;
  return ::prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0) == 0 && become(id) && ::syscall(SYS_capset, &header, ids) == 0;
}

bool make_inheritable() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct sets[2]{};
  if (::syscall(SYS_capget, &header, sets) != 0) return false;
  for (const int capability : warm_capabilities) sets[0].inheritable |= 1u << capability;
  return ::syscall(SYS_capset, &header, sets) == 0;
}

bool drop_bounding() {
  for (int capability = 0;; ++capability)
    if (::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) != 0) return errno == EINVAL;  // past the last one of this kernel
}

bool drop_capabilities() {
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  const __user_cap_data_struct none[2]{};
  return ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0) == 0 && ::syscall(SYS_capset, &header, none) == 0;
}

bool set_limits(const Limits& limits, bool count_processes) {
  const rlim_t disk = rlim_t{limits.disk_mib} << 20;
  // CPU is a back-stop a second late: the cgroup's counter decides, and a program may ignore SIGXCPU but not SIGKILL.
  const rlimit cpu{limits.cpu_ms / 1000 + 2, limits.cpu_ms / 1000 + 3};
  if (count_processes && !set(RLIMIT_NPROC, limits.processes)) return false;
  // The stack is the common 8 MiB's eightfold: deep recursion meets the memory limit, not a surprise.
  return set(RLIMIT_CORE, 0) && set(RLIMIT_NOFILE, limits.open_files) && set(RLIMIT_FSIZE, disk) && set(RLIMIT_MEMLOCK, 0) &&
         set(RLIMIT_MSGQUEUE, 0) && set(RLIMIT_RTPRIO, 0) && set(RLIMIT_NICE, 0) && set(RLIMIT_SIGPENDING, 1024) &&
         set(RLIMIT_STACK, rlim_t{64} << 20) && ::setrlimit(RLIMIT_CPU, &cpu) == 0;
}

std::vector<int> changed_signals() {
  std::vector<int> changed;
  for (int number = 1; number <= SIGRTMAX; ++number) {
    struct sigaction action{};
    // The two that the C library keeps for itself it refuses; nobody has set them.
    if (::sigaction(number, nullptr, &action) == 0 && action.sa_handler != SIG_DFL) changed.push_back(number);
  }
  return changed;
}

bool reset_signals(const std::vector<int>& signals) {
  struct sigaction standard{};
  standard.sa_handler = SIG_DFL;
  for (const int number : signals)
    if (::sigaction(number, &standard, nullptr) != 0) return false;
  return true;
}

bool unblock_signals() {
  sigset_t none;
  ::sigemptyset(&none);
  return ::sigprocmask(SIG_SETMASK, &none, nullptr) == 0;
}

}  // namespace assay::sandbox::guest
