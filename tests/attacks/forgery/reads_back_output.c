// attack: reads from its own output what the judge may have written there, and takes it away
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>

int main(void) {
  char room[64];
  for (int number = 1; number < 3; ++number) {
    if (read(number, room, sizeof room) > 0) worked("read", "from its output");
    char path[32];
    snprintf(path, sizeof path, "/proc/self/fd/%d", number);
    const int again = open(path, O_RDONLY | O_NONBLOCK);
    if (again >= 0 && read(again, room, sizeof room) > 0) worked("read", "from the other end");
    if (again >= 0) close(again);
  }
  return verdict();
}
