// attack: clones threads by hand until it may not
// expect: exited 0
// limits: processes=20
#include "attempts.h"
#include <sched.h>
#include <stdlib.h>

static int wait_for_ever(void* nothing) {
  for (;;) syscall(SYS_pause);
  return nothing == NULL;
}

int main(void) {
  int made = 0;
  for (; made < 200; ++made) {
    char* stack = malloc(16384);
    if (clone(wait_for_ever, stack + 16384, CLONE_VM | CLONE_FS | CLONE_FILES | CLONE_SIGHAND | CLONE_THREAD, NULL) < 0) break;
  }
  if (made >= 20) worked("threads", "more than twenty");
  verdict();
  fflush(stdout);
  _exit(0);  // the threads have no library to end them
}
