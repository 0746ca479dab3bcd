// attack: changes the user and the protections of a single thread, past the library that changes all
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <sys/prctl.h>

// Rootless there is no user 0 in the box at all: EINVAL.
static void denied(const char* what, long result) {
  if (result != -1) worked(what, "allowed");
  else if (errno != EPERM && errno != EINVAL) worked(what, strerror(errno));
}

int main(void) {
  denied("setuid", syscall(SYS_setuid, 0));
  denied("setreuid", syscall(SYS_setreuid, -1, 0));
  denied("setresuid", syscall(SYS_setresuid, 0, 0, 0));
  denied("setgid", syscall(SYS_setgid, 0));
  denied("setresgid", syscall(SYS_setresgid, 0, 0, 0));
  refused("setgroups", syscall(SYS_setgroups, 0, NULL));
  syscall(SYS_setfsuid, 0);
  if (syscall(SYS_setfsuid, -1) != 1000) worked("setfsuid", "took");
  syscall(SYS_setfsgid, 0);
  if (syscall(SYS_setfsgid, -1) != 1000) worked("setfsgid", "took");
  refused("dumpable", prctl(PR_SET_DUMPABLE, 1));
  refused("subreaper", prctl(PR_SET_CHILD_SUBREAPER, 1));
  refused("tracer", prctl(0x59616d61, 1));
  return verdict();
}
