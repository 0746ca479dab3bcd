// attack: executes itself with more and more arguments, for the kernel to copy
// expect: exited 0
// limits: memory_mib=64
#include "attempts.h"
#include <stdlib.h>
#include <sys/wait.h>

int main(int count, char** words) {
  (void)words;
  if (count > 1) return 0;
  for (int mebibytes = 1; mebibytes <= 64; mebibytes *= 4) {
    const int many = mebibytes * 16;
    char** arguments = calloc((size_t)many + 2, sizeof *arguments);
    char* one = malloc(65537);
    memset(one, 'x', 65536), one[65536] = 0;
    arguments[0] = "self";
    for (int i = 0; i < many; ++i) arguments[i + 1] = one;
    const pid_t child = fork();
    if (child == 0) {
      execv("/proc/self/exe", arguments);
      _exit(errno == E2BIG ? 7 : 8);
    }
    int status;
    waitpid(child, &status, 0);
    if (mebibytes > 16 && (!WIFEXITED(status) || WEXITSTATUS(status) != 7)) worked("arguments", "64 MiB of them");
    free(one), free(arguments);
  }
  return verdict();
}
