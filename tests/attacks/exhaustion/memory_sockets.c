// attack: hides memory in the buffers of socket pairs
// expect: memory
// limits: memory_mib=16 open_files=600
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

int main(void) {
  static char block[4096];
  memset(block, 7, sizeof block);
  for (int i = 0; i < 290; ++i) {
    int ends[2], most = 1 << 20;
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends) != 0) return 3;
    setsockopt(ends[0], SOL_SOCKET, SO_SNDBUF, &most, sizeof most);
    while (write(ends[0], block, sizeof block) > 0) {}
    while (write(ends[1], block, sizeof block) > 0) {}
  }
  puts("BROKEN: the sockets are full");
}
