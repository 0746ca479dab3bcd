// attack: locks its memory so that it cannot be taken back
// expect: exited 0
// layer: rlimits
#include "attempts.h"
#include <sys/mman.h>

int main(void) {
  static char page[8192];
  refused("mlock", mlock(page, sizeof page));
  refused("mlockall", mlockall(MCL_CURRENT | MCL_FUTURE));
  refused("a locked mapping", (long)mmap(NULL, 65536, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_LOCKED, -1, 0));
  return verdict();
}
