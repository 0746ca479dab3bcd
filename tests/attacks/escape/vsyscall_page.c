// attack: calls the kernel's old fixed page, which no filter of calls by number is asked about
// expect: exited 0|signaled 11
#include <stdio.h>

int main(void) {
  long (*const old_time)(long*) = (long (*)(long*))0xffffffffff600400UL;
  if (old_time(NULL) > 0) puts("held");  // the time and no more
  return 0;
}
