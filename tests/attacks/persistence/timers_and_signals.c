// attack: leaves timers and queued signals that fire in the next run
// expect: exited 0
// stages: plant look
#include "attempts.h"
#include <signal.h>
#include <sys/time.h>

int main(void) {
  sigset_t pending;
  sigpending(&pending);
  for (int number = 1; number < 65; ++number) {
    struct sigaction action;
    if (sigismember(&pending, number) == 1) worked("a signal", "is pending");
    if (sigaction(number, NULL, &action) == 0 && action.sa_handler != SIG_DFL) worked("a signal", "is not at its default");
  }
  struct itimerval timer = {{0, 0}, {0, 0}};
  getitimer(ITIMER_REAL, &timer);
  if (timer.it_value.tv_sec != 0 || timer.it_value.tv_usec != 0) worked("a timer", "runs");
  if (alarm(1) != 0) worked("an alarm", "was set");
  if (fork() == 0) {
    signal(SIGALRM, SIG_IGN);
    alarm(1);
    pause();
  }
  return verdict();
}
