// attack: pushes characters into a terminal that whoever started the sandbox may have
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>
#include <sys/ioctl.h>

int main(void) {
  for (int number = 0; number < 3; ++number) {
    refused("TIOCSTI", ioctl(number, TIOCSTI, "x"));
    refused("TIOCSTI with high bits", syscall(SYS_ioctl, number, 0x100005412UL, "x"));
    refused("TIOCLINUX", ioctl(number, TIOCLINUX, "\2"));
    refused("TIOCSCTTY", ioctl(number, TIOCSCTTY, 1));
    refused("TIOCCONS", ioctl(number, TIOCCONS));
    if (isatty(number)) worked("terminal", "a stream is one");
  }
  refused_by("/dev/tty", open("/dev/tty", O_RDWR), ENOENT);
  refused_by("/dev/ptmx", open("/dev/ptmx", O_RDWR), ENOENT);
  if (getsid(0) != getpid()) worked("session", "belongs to another");
  return verdict();
}
