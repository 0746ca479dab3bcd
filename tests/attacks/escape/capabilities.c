// attack: looks for a capability and takes one
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <linux/capability.h>
#include <sys/prctl.h>

int main(void) {
  struct __user_cap_header_struct head = {_LINUX_CAPABILITY_VERSION_3, 0};
  struct __user_cap_data_struct data[2];
  if (syscall(SYS_capget, &head, data) != 0) worked("capget", strerror(errno));
  for (int i = 0; i < 2; ++i)
    if (data[i].effective || data[i].permitted || data[i].inheritable) worked("capabilities", "there are some");
  for (int capability = 0; prctl(PR_CAPBSET_READ, capability) >= 0; ++capability)
    if (prctl(PR_CAPBSET_READ, capability) != 0) worked("bounding set", "is not empty");
  data[0].effective = data[0].permitted = 1u << CAP_SYS_ADMIN;
  refused("capset", syscall(SYS_capset, &head, data));
  refused("ambient", prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, CAP_SYS_ADMIN, 0, 0));
  refused("keep capabilities", prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0));
  refused("secure bits", prctl(PR_SET_SECUREBITS, 0, 0, 0, 0));
  return verdict();
}
