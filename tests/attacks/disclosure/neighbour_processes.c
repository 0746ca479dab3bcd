// attack: looks for the processes of a box that runs at the same time
// expect: exited 0
// beside: yes
#include "attempts.h"
#include <signal.h>

int main(void) {
  for (int pid = 3; pid < 66000; ++pid)
    if (pid != getpid() && kill(pid, 0) == 0) worked("a process", "can be signalled");
  if (kill(-1, 0) != -1 || errno != ESRCH) worked("all processes", "are more than this one");
  for (int group = 2; group < 2000; ++group)
    if (group != getpgrp() && killpg(group, 0) == 0) worked("a group", "can be signalled");
  return verdict();
}
