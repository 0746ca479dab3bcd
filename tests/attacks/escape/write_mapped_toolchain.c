// attack: writes to the machine's files through mappings, splices and races on copy-on-write
// expect: exited 0
// limits: cpu_ms=3000
#include "attempts.h"
#include <fcntl.h>
#include <pthread.h>
#include <sys/mman.h>

static char* private_page;
static volatile int done;

static void* drop(void* nothing) {
  while (!done) madvise(private_page, 4096, MADV_DONTNEED);
  return nothing;
}

int main(void) {
  const int file = open("/usr/bin/env", O_RDONLY);
  char before[64], after[64];
  if (pread(file, before, sizeof before, 0) != sizeof before) return 3;
  refused("opening", open("/usr/bin/env", O_RDWR));
  refused("a shared mapping", (long)mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
  char* shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
  refused("making it writable", mprotect(shared, 4096, PROT_READ | PROT_WRITE));
  private_page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE, file, 0);
  pthread_t thread;
  pthread_create(&thread, NULL, drop, NULL);
  for (int i = 0; i < 20000; ++i) ((volatile char*)private_page)[i % 64] = 'x';
  done = 1;
  pthread_join(thread, NULL);
  int ends[2];
  if (pipe2(ends, O_NONBLOCK) != 0) return 3;
  for (int i = 0; i < 16; ++i) {  // a page of the file in the pipe, then a write that must not go into it
    off64_t at = 0;
    splice(file, &at, ends[1], NULL, 1, 0);
    (void)write(ends[1], "xxxxxxxx", 8);
  }
  if (pread(file, after, sizeof after, 0) != sizeof after || memcmp(before, after, sizeof after) != 0) worked("the machine's file", "has changed");
  return verdict();
}
