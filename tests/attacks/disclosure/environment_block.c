// attack: reads beyond its own arguments and environment, where the kernel leaves the rest
// expect: exited 0
#include "attempts.h"
#include <sys/auxv.h>

int main(int count, char** words, char** environment) {
  if (count != 1) worked("arguments", words[1]);
  for (; *environment != NULL; ++environment)
    if (strncmp(*environment, "TZ=", 3) != 0 && strncmp(*environment, "LANG=", 5) != 0 && strncmp(*environment, "HOME=", 5) != 0 &&
        strncmp(*environment, "PATH=", 5) != 0)
      worked("environment", *environment);
  if (getauxval(AT_UID) != 1000 || getauxval(AT_EUID) != 1000 || getauxval(AT_SECURE) != 0) worked("auxiliary vector", "tells of another user");
  return verdict();
}
