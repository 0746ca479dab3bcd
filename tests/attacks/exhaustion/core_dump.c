// attack: dies with a core dump of all its memory
// expect: signaled 6
// collect: core missing
#include <stdlib.h>
#include <sys/resource.h>

int main(void) {
  struct rlimit all = {RLIM_INFINITY, RLIM_INFINITY};
  setrlimit(RLIMIT_CORE, &all);
  abort();
}
