// attack: makes each kind of namespace with clone and with unshare, and joins those of others
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <fcntl.h>
#include <signal.h>

int main(void) {
  static const struct { long flag; const char* name; } all[] = {{0x10000000, "user"}, {0x00020000, "mount"}, {0x20000000, "pid"},
      {0x40000000, "net"}, {0x08000000, "ipc"}, {0x04000000, "uts"}, {0x02000000, "cgroup"}};
  for (unsigned i = 0; i < sizeof all / sizeof *all; ++i) {
    refused(all[i].name, syscall(SYS_unshare, all[i].flag));
    const long child = syscall(SYS_clone, all[i].flag | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) _exit(0);
    refused(all[i].name, child);
  }
  refused("setns by pidfd", syscall(SYS_setns, syscall(SYS_pidfd_open, getpid(), 0), 0x10000000));
  refused("setns by file", syscall(SYS_setns, open("/proc/self/ns/user", O_RDONLY), 0));
  return verdict();
}
