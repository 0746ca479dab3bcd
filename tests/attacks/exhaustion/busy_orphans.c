// attack: uses its time in short-lived orphans that nobody waits for, so that no process ever has used much
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  for (;;) {
    if (fork() == 0) {
      if (fork() == 0) {
        for (volatile int n = 0; n < 2000000; ++n) {}
      }
      _exit(0);
    }
    wait(NULL);
  }
}
