// attack: makes a sparse file of a tebibyte in memory, outside of any folder
// expect: signaled 25
// layer: rlimits
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) { printf("BROKEN: ftruncate gave %d\n", ftruncate(memfd_create("large", 0), 1L << 40)); }
