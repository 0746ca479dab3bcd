// attack: looks for what others left in fresh memory, files and pipes
// expect: exited 0
// limits: memory_mib=96
#include "attempts.h"
#include <fcntl.h>
#include <sys/mman.h>

static int any(const char* block, size_t size) {
  for (size_t i = 0; i < size; ++i)
    if (block[i] != 0) return 1;
  return 0;
}

int main(void) {
  const size_t size = 16 << 20;
  char* memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (any(memory, size)) worked("memory", "is not zeroed");
  const int file = open("holes", O_CREAT | O_RDWR, 0600);
  if (ftruncate(file, 8 << 20) != 0) return 3;
  char* hole = mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  if (any(hole, 8 << 20)) worked("a file", "is not zeroed");
  const int unnamed = memfd_create("m", 0);
  if (ftruncate(unnamed, 8 << 20) != 0) return 3;
  char* sheet = mmap(NULL, 8 << 20, PROT_READ | PROT_WRITE, MAP_SHARED, unnamed, 0);
  if (any(sheet, 8 << 20)) worked("a memory file", "is not zeroed");
  return verdict();
}
