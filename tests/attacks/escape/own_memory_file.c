// attack: writes to read-only memory of a shared library through /proc/self/mem
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>

int main(void) {
  refused("opening for writing", open("/proc/self/mem", O_RDWR));
  refused("opening for writing only", open("/proc/self/mem", O_WRONLY));
  refused("by its thread", open("/proc/thread-self/mem", O_RDWR));
  return verdict();
}
