// attack: leaves its dead children unburied until the process table is full
// expect: exited 0
// limits: processes=20
#include "attempts.h"

int main(void) {
  int made = 0;
  for (; made < 500; ++made) {
    const pid_t child = fork();
    if (child == 0) _exit(0);
    if (child < 0) break;
  }
  if (made >= 20) worked("zombies", "more than twenty");
  return verdict();
}
