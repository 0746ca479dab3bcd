// attack: hides its flags from the filter behind clone3's pointer
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <linux/sched.h>
#include <signal.h>

int main(void) {
  for (int shift = 7; shift < 34; ++shift) {
    struct clone_args arguments = {.flags = 1UL << shift, .exit_signal = SIGCHLD};
    const long child = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (child == 0) _exit(0);
    refused_by("clone3", child, ENOSYS);
  }
  return verdict();
}
