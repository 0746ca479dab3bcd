// attack: reads before and behind its input for those of other cases
// expect: exited 0
// stdin: the one input
#include "attempts.h"
#include <fcntl.h>
#include <sys/stat.h>

int main(void) {
  static char room[1 << 20];
  const long first = read(0, room, sizeof room);
  if (first != 14) worked("input", "is longer");
  if (lseek(0, 0, SEEK_SET) == 0 && read(0, room, sizeof room) > 14) worked("input", "holds more at its start");
  struct stat info;
  if (fstat(0, &info) == 0 && info.st_size > 14) worked("input", "is larger than what was read");
  if (write(0, "x", 1) >= 0) worked("the input", "can be written");
  return verdict();
}
