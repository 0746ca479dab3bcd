// attack: calls the kernel through the 32-bit entrance, whose numbers the filter does not know
// expect: signaled 31
// layer: seccomp
#include <stdio.h>

int main(void) {
  long result = 20;  // getpid of i386
  __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
  printf("BROKEN: getpid is %ld\n", result);
}
