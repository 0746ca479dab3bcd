// attack: leaves a daemon that holds standard output, ignores signals and never ends
// expect: exited 0
// limits: wall_ms=8000
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    setsid();
    for (int number = 1; number < 65; ++number) signal(number, SIG_IGN);
    if (fork() != 0) _exit(0);
    for (;;) pause();
  }
  puts("held");
  return 0;
}
