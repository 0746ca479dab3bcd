// attack: puts descriptors at numbers beyond the limit
// expect: exited 0
// limits: open_files=40
// layer: rlimits
#include "attempts.h"
#include <fcntl.h>

int main(void) {
  refused_by("dup2", dup2(0, 500), EBADF);
  refused_by("dup3", dup3(0, 40, 0), EBADF);
  refused_by("F_DUPFD", fcntl(0, F_DUPFD, 40), EINVAL);
  return verdict();
}
