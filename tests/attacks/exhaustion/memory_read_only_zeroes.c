// attack: reads the zero page through thirty thousand areas: only page tables are made, and they count
// expect: memory
// limits: memory_mib=16
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
  const size_t area = 2 << 20, count = 16384;
  char* all = mmap(NULL, area * count, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (all == MAP_FAILED) return 3;
  madvise(all, area * count, MADV_NOHUGEPAGE);
  volatile char* first = all;
  int sum = 0;
  for (size_t i = 0; i < count; ++i) sum += first[i * area];
  printf("BROKEN: holds 64 MiB of page tables %d\n", sum);
}
