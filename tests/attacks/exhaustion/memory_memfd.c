// attack: hides memory in files without a name, each within the limit on one file
// expect: memory
// limits: memory_mib=32 disk_mib=16
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int main(void) {
  static char block[1 << 20];
  memset(block, 7, sizeof block);
  for (int i = 0; i < 20; ++i) {
    int file = memfd_create("kept", 0);
    for (int j = 0; j < 10; ++j)
      if (write(file, block, sizeof block) < 0) return 3;
  }
  puts("BROKEN: holds 200 MiB");
}
