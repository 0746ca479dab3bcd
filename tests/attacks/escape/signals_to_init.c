// attack: sends every signal to init, by every call, with data of its own
// expect: exited 0
#include "attempts.h"
#include <signal.h>
#include <sys/resource.h>

int main(void) {
  const long handle = syscall(SYS_pidfd_open, 1, 0);
  for (int number = 0; number < 65; ++number) {
    siginfo_t claimed = {.si_signo = number, .si_code = SI_USER};
    refused("kill", kill(1, number));
    refused("tkill", syscall(SYS_tkill, 1, number));
    refused("tgkill", syscall(SYS_tgkill, 1, 1, number));
    refused("queue", syscall(SYS_rt_sigqueueinfo, 1, number, &claimed));
    if (handle >= 0) refused("by handle", syscall(SYS_pidfd_send_signal, handle, number, NULL, 0));
  }
  struct rlimit limit;
  refused("its limits", prlimit(1, RLIMIT_CPU, NULL, &limit));
  refused_by("its group", setpgid(1, 0), ESRCH);
  refused("its affinity", syscall(SYS_sched_setaffinity, 1, 8, "\1\0\0\0\0\0\0\0"));
  refused("its priority", setpriority(PRIO_PROCESS, 1, 19));
  return verdict();
}
