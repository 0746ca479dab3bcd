// attack: flees from being measured: every process forks its successor and ends
// expect: cpu_time|wall_time
// limits: cpu_ms=300 wall_ms=3000
#include <unistd.h>

int main(void) {
  if (fork() != 0) {
    for (;;) pause();
  }
  for (;;)
    if (fork() > 0) _exit(0);
}
