// attack: takes handles of processes by number and asks them what they are
// expect: exited 0
#include "attempts.h"
#include <signal.h>
#include <sys/resource.h>

int main(void) {
  for (int pid = 1; pid < 2000; ++pid) {
    if (pid == getpid()) continue;
    const long handle = syscall(SYS_pidfd_open, pid, 0);
    if (handle >= 0 && syscall(SYS_pidfd_send_signal, handle, SIGKILL, NULL, 0) == 0) worked("a signal", "was taken");
    if (handle >= 0 && pid != 1) worked("a process", "can be held");
    if (handle >= 0) close((int)handle);
    struct rlimit limit;
    if (prlimit(pid, RLIMIT_NOFILE, NULL, &limit) == 0) worked("limits", "of another were told");
    if (getsid(pid) > 0 && pid != 1) worked("the session", "of another was told");
  }
  return verdict();
}
