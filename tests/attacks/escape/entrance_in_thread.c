// attack: calls the 32-bit entrance in a thread, hoping that only the thread dies
// expect: signaled 31
// layer: seccomp
#include <pthread.h>
#include <stdio.h>

static void* enter(void* nothing) {
  long result = 20;
  __asm__ volatile("int $0x80" : "+a"(result) : : "memory");
  return nothing;
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, enter, NULL);
  pthread_join(thread, NULL);
  puts("BROKEN: only the thread died, or nothing");
}
