// attack: reads the kernel's log, its counters and its symbols by call
// expect: exited 0
// layer: seccomp
#include "attempts.h"

int main(void) {
  static char room[65536];
  for (int action = 2; action < 11; ++action) refused("syslog", syscall(SYS_syslog, action, room, sizeof room));
  refused("lookup_dcookie", syscall(SYS_lookup_dcookie, 0, room, sizeof room));
  refused("quotactl", syscall(SYS_quotactl, 0x80000100, "/", 0, room));
  refused("get_kernel_syms", syscall(SYS_get_kernel_syms, room));
  return verdict();
}
