// attack: changes its own program, which the next case will run again
// expect: exited 0
// stages: plant look
#include "attempts.h"
#include <fcntl.h>
#include <sys/stat.h>

int main(void) {
  char path[256] = {0};
  if (readlink("/proc/self/exe", path, sizeof path - 1) < 0) return 3;
  refused("open", open(path, O_RDWR));
  refused("truncate", truncate(path, 0));
  refused("remove", unlink(path));
  refused_by("replace", rename(path, "/work/taken"), EXDEV);
  refused("chmod", chmod(path, 0777));
  refused("plant beside", open("/program/planted", O_CREAT | O_RDWR, 0755));
  refused("by descriptor", open("/proc/self/exe", O_RDWR));
  if (access("/program/planted", F_OK) == 0) worked("planted", "in another run");
  return verdict();
}
