// attack: has the kernel fill a mapping before it returns
// expect: memory|signaled 9
// limits: memory_mib=32
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
  for (int i = 0; i < 20; ++i)
    if (mmap(NULL, 10 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0) == MAP_FAILED) return 3;
  puts("BROKEN: holds 200 MiB");
}
