// attack: makes a sparse file of a tebibyte
// expect: signaled 25
// layer: rlimits
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  int file = open("result", O_CREAT | O_RDWR, 0600);
  printf("BROKEN: ftruncate gave %d\n", ftruncate(file, 1L << 40));
}
