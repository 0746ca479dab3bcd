// attack: reserves room in a file beyond the disk limit
// expect: signaled 25
// layer: rlimits
// limits: disk_mib=4
#include <fcntl.h>
#include <stdio.h>

int main(void) {
  int file = open("result", O_CREAT | O_RDWR, 0600);
  int got = fallocate(file, 0, 0, 64 << 20);
  printf("BROKEN: fallocate gave %d\n", got);
}
