// attack: reads the machine's network from /proc/self/net: interfaces, addresses, names of sockets
// expect: exited 0
// layer: network_namespace
#include "attempts.h"

static void lines(const char* path, int headings, const char* allowed) {
  FILE* file = fopen(path, "r");
  if (file == NULL) return;
  char line[512];
  for (int number = 0; fgets(line, sizeof line, file) != NULL; ++number)
    if (number >= headings && (allowed == NULL || strstr(line, allowed) == NULL)) {
      line[strcspn(line, "\n")] = 0;
      worked(path, line);
    }
  fclose(file);
}

int main(void) {
  lines("/proc/self/net/dev", 2, " lo:");
  lines("/proc/self/net/unix", 1, NULL);
  lines("/proc/self/net/tcp", 1, NULL);
  lines("/proc/self/net/route", 1, NULL);
  lines("/proc/self/net/arp", 1, NULL);
  return verdict();
}
