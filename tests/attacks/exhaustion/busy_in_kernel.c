// attack: spends its time in the kernel, mapping and unmapping
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
#include <string.h>
#include <sys/mman.h>

int main(void) {
  for (;;) {
    char* area = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (area == MAP_FAILED) return 3;
    memset(area, 1, 1 << 20);
    munmap(area, 1 << 20);
  }
}
