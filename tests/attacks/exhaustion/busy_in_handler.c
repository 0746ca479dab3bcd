// attack: spins in a handler of the signal that should end it
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
#include <signal.h>
#include <unistd.h>

static void spin(int number) {
  (void)number;
  for (volatile int n = 0;; ++n) {}
}

int main(void) {
  for (int number = 1; number < 32; ++number) signal(number, spin);
  raise(SIGXCPU);
}
