// attack: executes itself over and over, so that every image is new
// expect: cpu_time
// limits: cpu_ms=300 wall_ms=20000
#include <unistd.h>

int main(int count, char** words) {
  (void)count;
  execv("/proc/self/exe", words);
  return 3;
}
