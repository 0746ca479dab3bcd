// attack: lists the machine's interfaces and addresses
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <ifaddrs.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

int main(void) {
  struct ifaddrs* all = NULL;
  if (getifaddrs(&all) == 0 && all != NULL) worked("interfaces", all->ifa_name);
  if (if_nametoindex("eth0") != 0 || if_nametoindex("lo") != 0) worked("an interface", "has a number");
  const int own = socket(AF_UNIX, SOCK_DGRAM, 0);
  struct ifconf list = {0};
  refused("the list by ioctl", ioctl(own, SIOCGIFCONF, &list));
  struct ifreq one = {.ifr_name = "lo"};
  refused("the loopback's flags", ioctl(own, SIOCGIFFLAGS, &one));
  return verdict();
}
