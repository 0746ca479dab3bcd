// attack: takes pages out of an interpreter that all share, or writes into them
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(void) {
  int file = open("/usr/bin/python3", O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) return 3;
  char* all = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_SHARED, file, 0);
  refused("taking pages out", madvise(all, (size_t)info.st_size, MADV_REMOVE));
  refused("a writable mapping", (long)mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
  return verdict();
}
