// attack: hides memory in the buffers of pipes
// expect: memory
// limits: memory_mib=16 open_files=256
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  static char block[65536];
  memset(block, 7, sizeof block);
  for (int i = 0; i < 120; ++i) {
    int ends[2];
    if (pipe2(ends, O_NONBLOCK) != 0) return 3;
    fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);
    while (write(ends[1], block, sizeof block) > 0) {}
  }
  puts("BROKEN: the pipes are full");
}
