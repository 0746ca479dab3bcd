// attack: tries every number that a kernel may ever give to a call
// expect: exited 0
// layer: seccomp
#include "attempts.h"

int main(void) {
  for (long number = 425; number < 1200; ++number) {
    if (number == SYS_pidfd_open || number == SYS_close_range || number == 439 || number == 441 || number == 449 || number == SYS_pidfd_send_signal) continue;
    if (syscall(number, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != ENOSYS) {
      char name[32];
      snprintf(name, sizeof name, "call %ld", number);
      worked(name, strerror(errno));
    }
  }
  return verdict();
}
