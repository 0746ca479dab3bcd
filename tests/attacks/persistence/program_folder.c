// attack: changes its own program, which the next case will run again
// expect: exited 0
// stages: plant look
#include "attempts.h"
#include <fcntl.h>
#include <sys/stat.h>

// It runs, and rootless it is its owner's: then the kernel looks at that before it looks at the read-only mount.
static void unwritable(const char* what, long result) {
  if (result == -1 && errno == ETXTBSY) return;
  refused(what, result);
}

int main(void) {
  char path[256] = {0};
  if (readlink("/proc/self/exe", path, sizeof path - 1) < 0) return 3;
  unwritable("open", open(path, O_RDWR));
  unwritable("truncate", truncate(path, 0));
  refused("remove", unlink(path));
  refused_by("replace", rename(path, "/work/taken"), EXDEV);
  refused("chmod", chmod(path, 0777));
  refused("plant beside", open("/program/planted", O_CREAT | O_RDWR, 0755));
  unwritable("by descriptor", open("/proc/self/exe", O_RDWR));
  if (access("/program/planted", F_OK) == 0) worked("planted", "in another run");
  return verdict();
}
