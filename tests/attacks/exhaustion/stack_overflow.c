// attack: recurses until the stack ends, which is well within the memory limit
// expect: signaled 11
#include <stdio.h>

static int deeper(volatile int* n) {
  volatile int room[1024];
  room[0] = *n + 1;
  return deeper(&room[0]) + room[0];
}

int main(void) {
  volatile int start = 0;
  printf("BROKEN: %d\n", deeper(&start));
}
