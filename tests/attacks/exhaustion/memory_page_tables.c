// attack: touches one page in each of many 2 MiB areas, so that page tables outweigh pages
// expect: memory
// limits: memory_mib=16
#include <stdio.h>
#include <sys/mman.h>

int main(void) {
  const size_t area = 2 << 20, count = 16384;
  char* all = mmap(NULL, area * count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (all == MAP_FAILED) return 3;
  madvise(all, area * count, MADV_NOHUGEPAGE);
  volatile char* first = all;
  for (size_t i = 0; i < count; ++i) first[i * area] = 1;
  puts("BROKEN: holds 64 MiB of pages and as much of page tables");
}
