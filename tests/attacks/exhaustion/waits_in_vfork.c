// attack: leaves its main process waiting in vfork, where no signal is delivered
// expect: wall_time
// limits: wall_ms=400
#include <sys/syscall.h>
#include <unistd.h>

int main(void) {
  if (vfork() == 0)
    for (;;) syscall(SYS_pause);
  return 3;
}
