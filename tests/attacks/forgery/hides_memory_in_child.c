// attack: has a child take the memory and asks the kernel only about itself
// expect: exited 0
// uses: memory_kib>=30000
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void) {
  if (fork() == 0) {
    volatile char* block = malloc(32 << 20);
    for (int i = 0; i < 32 << 20; i += 4096) block[i] = 1;
    _exit(0);
  }
  wait(NULL);
  puts("held");
}
