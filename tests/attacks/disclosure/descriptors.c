// attack: looks for descriptors that were left open, up to the highest number
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>
#include <sys/stat.h>

int main(void) {
  for (int number = 3; number < 70000; ++number)
    if (fcntl(number, F_GETFD) >= 0) worked("a descriptor", "is open");
  for (int number = 0; number < 3; ++number) {
    struct stat info;
    if (fstat(number, &info) != 0) worked("a stream", "is closed");
    else if (S_ISCHR(info.st_mode) || S_ISDIR(info.st_mode) || S_ISSOCK(info.st_mode)) worked("a stream", "is of the judge's own kind");
  }
  return verdict();
}
