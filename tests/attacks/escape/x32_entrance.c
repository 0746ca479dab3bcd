// attack: calls the kernel by the numbers of the x32 interface
// expect: signaled 31
// layer: seccomp
#include <stdio.h>
#include <unistd.h>

int main(void) { printf("BROKEN: getpid gave %ld\n", syscall(0x40000000 | 39)); }
