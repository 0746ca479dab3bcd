// attack: pushes the interpreters of the others out of memory
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(void) {
  int file = open("/usr/bin/python3", O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) return 3;
  posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED);
  char* all = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, file, 0);
  refused("MADV_PAGEOUT stays a hint, but MADV_REMOVE", madvise(all, (size_t)info.st_size, MADV_REMOVE));
  refused("a writable mapping", (long)mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
  return verdict();
}
