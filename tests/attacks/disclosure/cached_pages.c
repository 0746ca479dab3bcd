// attack: asks which pages of a shared file are in memory, to learn what the others run
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

int main(void) {
  // The kernel answers "all are there" to who does not own the file: an answer with a gap would tell something.
  const int file = open("/usr/bin/python3", O_RDONLY);
  struct stat info;
  if (file < 0 || fstat(file, &info) != 0) return 3;
  const size_t pages = ((size_t)info.st_size + 4095) / 4096;
  unsigned char present[65536];
  void* all = mmap(NULL, pages * 4096, PROT_READ, MAP_SHARED, file, 0);
  if (pages > sizeof present || mincore(all, pages * 4096, present) != 0) return 3;
  for (size_t i = 0; i < pages; ++i)
    if ((present[i] & 1) == 0) {
      worked("mincore", "tells which pages are in memory");
      break;
    }
  return verdict();
}
