// attack: takes memory as a shared mapping, which is a file and belongs to nobody
// expect: memory
// limits: memory_mib=32
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

int main(void) {
  char* all = mmap(NULL, 200 << 20, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (all == MAP_FAILED) return 3;
  memset(all, 1, 200 << 20);
  puts("BROKEN: holds 200 MiB");
}
