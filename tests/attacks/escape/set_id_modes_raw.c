// attack: gives files set-user-id bits by every call that takes a mode
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <fcntl.h>
#include <sys/stat.h>

int main(void) {
  const int file = open("plain", O_CREAT | O_RDWR, 0755);
  refused("chmod", syscall(SYS_chmod, "plain", 04755));
  refused("fchmod", syscall(SYS_fchmod, file, 04755));
  refused("fchmodat", syscall(SYS_fchmodat, AT_FDCWD, "plain", 02755));
  refused("fchmodat2", syscall(452, AT_FDCWD, "plain", 04755, 0));
  refused("open", syscall(SYS_open, "a", O_CREAT | O_RDWR, 04755));
  refused("openat", syscall(SYS_openat, AT_FDCWD, "b", O_CREAT | O_RDWR, 02755));
  refused("creat", syscall(SYS_creat, "c", 04755));
  refused("openat2", syscall(437, AT_FDCWD, "d", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 24));
  refused("a file without a name", syscall(SYS_openat, AT_FDCWD, "/tmp", 0x410002, 04755));
  refused("mkdir", syscall(SYS_mkdir, "e", 02755));
  refused("mknod", syscall(SYS_mknod, "f", S_IFREG | 04755, 0));
  refused("mknodat", syscall(SYS_mknodat, AT_FDCWD, "g", S_IFREG | 02755, 0));
  struct stat info;
  if (fstat(file, &info) != 0 || (info.st_mode & 06000) != 0) worked("bits", "are set");
  return verdict();
}
