// attack: ends with a number beyond a byte, hoping to be taken for a signal
// expect: exited 0
// prints: no signal
#include <stdio.h>
#include <stdlib.h>

int main(void) {
  puts("no signal");
  exit(256);
}
