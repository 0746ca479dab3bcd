// attack: takes memory with malloc and writes to every page
// expect: memory
// limits: memory_mib=32
// layer: cgroup
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void) {
  for (int i = 1; i <= 200; ++i) {
    char* block = malloc(1 << 20);
    if (block == NULL) break;
    memset(block, i, 1 << 20);
  }
  puts("BROKEN: holds 200 MiB");
}
