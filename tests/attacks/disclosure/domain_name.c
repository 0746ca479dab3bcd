// attack: asks the kernel for the domain of the machine
// expect: exited 0
// layer: uts_namespace
#include "attempts.h"
#include <sys/utsname.h>

int main(void) {
  struct utsname name;
  uname(&name);
  if (strcmp(name.nodename, "box") != 0) worked("name", name.nodename);
  if (strcmp(name.domainname, "box") != 0) worked("domain", name.domainname);
  return verdict();
}
