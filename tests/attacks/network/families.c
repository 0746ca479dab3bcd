// attack: opens a socket of every family and every kind
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <sys/socket.h>

int main(void) {
  for (int family = 0; family < 64; ++family) {
    if (family == AF_UNIX) continue;
    for (int kind = 1; kind < 11; ++kind) {
      char name[32];
      snprintf(name, sizeof name, "family %d, kind %d", family, kind);
      refused_by(name, socket(family, kind, 0), EAFNOSUPPORT);
      int ends[2];
      refused_by(name, socketpair(family, kind, 0, ends), EAFNOSUPPORT);
    }
  }
  refused("family with high bits", syscall(SYS_socket, 0x100000002L, 1, 0));
  refused("family one with high bits", syscall(SYS_socket, 0x100000001L, 1, 0));
  return verdict();
}
