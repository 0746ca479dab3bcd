// attack: raises its own limits on files, descriptors, memory and priority
// expect: exited 0
// layer: rlimits
#include "attempts.h"
#include <sys/resource.h>

int main(void) {
  static const struct { int what; const char* name; } all[] = {
      {RLIMIT_FSIZE, "file size"}, {RLIMIT_NOFILE, "open files"}, {RLIMIT_MEMLOCK, "locked memory"}, {RLIMIT_NICE, "nice"},
      {RLIMIT_RTPRIO, "realtime"}, {RLIMIT_CORE, "core"}, {RLIMIT_MSGQUEUE, "queues"}, {RLIMIT_SIGPENDING, "signals"},
      {RLIMIT_CPU, "processor time"}, {RLIMIT_STACK, "stack"}};
  for (unsigned i = 0; i < sizeof all / sizeof *all; ++i) {
    struct rlimit limit;
    getrlimit(all[i].what, &limit);
    if (limit.rlim_max == RLIM_INFINITY) worked(all[i].name, "has no limit");
    limit.rlim_max += 1;
    refused(all[i].name, setrlimit(all[i].what, &limit));
  }
  return verdict();
}
