// attack: spreads the memory over children that are each within the limit
// expect: memory
// limits: memory_mib=32 processes=16
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  int ready[2];
  if (pipe(ready) != 0) return 3;
  for (int i = 0; i < 10; ++i) {
    if (fork() != 0) continue;
    char* block = malloc(8 << 20);
    memset(block, i + 1, 8 << 20);
    (void)write(ready[1], "r", 1);
    pause();
  }
  char byte;
  for (int i = 0; i < 10; ++i)
    if (read(ready[0], &byte, 1) != 1) return 3;
  puts("BROKEN: the children hold 80 MiB");
}
