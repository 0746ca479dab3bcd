// attack: lets a daemon change its result after the program has ended
// expect: exited 0
// collect: result regular
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void) {
  const int file = open("result", O_CREAT | O_RDWR, 0600);
  (void)write(file, "right\n", 6);
  puts("held");
  fflush(stdout);
  if (fork() == 0) {
    setsid();
    usleep(100000);
    if (symlink("/etc/passwd", "next") == 0) rename("next", "result");
    pause();
  }
  return 0;
}
