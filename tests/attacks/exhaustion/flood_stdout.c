// attack: writes to standard output without end
// expect: output
// limits: output_kib=16
#include <string.h>
#include <unistd.h>

int main(void) {
  char block[4096];
  memset(block, 'x', sizeof block);
  for (int i = 0; i < 100000; ++i) (void)!write(1, block, sizeof block);
}
