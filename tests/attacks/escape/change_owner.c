// attack: gives its files to others and takes theirs
// expect: exited 0
#include "attempts.h"
#include <fcntl.h>

int main(void) {
  const int file = open("own", O_CREAT | O_RDWR, 0600);
  for (unsigned id = 0; id < 2; ++id) {
    const unsigned other = id == 0 ? 0 : 1001;
    refused_by("chown", chown("own", other, other), other == 0 ? EPERM : EINVAL);
    refused_by("fchown", fchown(file, other, (gid_t)-1), other == 0 ? EPERM : EINVAL);
    refused_by("fchownat", fchownat(AT_FDCWD, "own", (uid_t)-1, other, 0), other == 0 ? EPERM : EINVAL);
    refused_by("lchown", lchown("own", other, other), other == 0 ? EPERM : EINVAL);
  }
  refused("chown of /usr/bin/env", chown("/usr/bin/env", 1000, 1000));
  return verdict();
}
