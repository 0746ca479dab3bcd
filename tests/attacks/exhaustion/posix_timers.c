// attack: makes timers without end
// expect: exited 0
// layer: rlimits
#include "attempts.h"
#include <signal.h>
#include <time.h>

int main(void) {
  int made = 0;
  timer_t timer;
  while (made < 5000 && timer_create(CLOCK_MONOTONIC, NULL, &timer) == 0) ++made;
  if (made > 1024) worked("timers", "more than 1024");
  return verdict();
}
