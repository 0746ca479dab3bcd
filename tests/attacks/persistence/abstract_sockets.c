// attack: leaves a socket with a name that is no file, held by a daemon of its own
// expect: exited 0
// stages: plant look
#include "attempts.h"
#include <sys/socket.h>
#include <sys/un.h>

int main(int count, char** words) {
  (void)count;
  struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0planted"};
  const socklen_t size = sizeof(sa_family_t) + 8;
  const int one = socket(AF_UNIX, SOCK_STREAM, 0);
  if (strcmp(words[1], "look") == 0) refused_by("the other run's socket", connect(one, (struct sockaddr*)&name, size), ECONNREFUSED);
  if (bind(one, (struct sockaddr*)&name, size) != 0 || listen(one, 8) != 0) worked("its name", strerror(errno));
  if (fork() == 0) {
    setsid();
    for (;;) pause();
  }
  return verdict();
}
