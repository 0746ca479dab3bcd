// attack: queues signals to itself that it never takes
// expect: exited 0
// layer: rlimits
#include "attempts.h"
#include <signal.h>

int main(void) {
  sigset_t all;
  sigfillset(&all);
  sigprocmask(SIG_BLOCK, &all, NULL);
  int queued = 0;
  while (queued < 5000 && sigqueue(getpid(), SIGRTMIN, (union sigval){0}) == 0) ++queued;
  if (queued > 1024) worked("signals", "more than 1024 are queued");
  return verdict();
}
