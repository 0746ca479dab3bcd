// attack: closes its streams and goes on for a while, so that the judge thinks it has ended
// expect: wall_time
// limits: wall_ms=400
#include <unistd.h>

int main(void) {
  for (int number = 0; number < 64; ++number) close(number);
  for (;;) pause();
}
