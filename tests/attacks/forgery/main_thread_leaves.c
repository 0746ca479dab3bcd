// attack: ends its first thread, prints from the second and ends with that one's status
// expect: exited 0
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void* go_on(void* nothing) {
  usleep(20000);
  puts("held");
  exit(nothing != NULL);
}

int main(void) {
  pthread_t thread;
  pthread_create(&thread, NULL, go_on, NULL);
  pthread_exit(NULL);
}
