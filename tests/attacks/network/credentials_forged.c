// attack: claims to be another process or user on a socket
// expect: exited 0
#include "attempts.h"
#include <sys/socket.h>

static long claim(int socket, int pid, unsigned user, unsigned group) {
  char byte = 'x', control[CMSG_SPACE(sizeof(struct ucred))] = {0};
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  struct cmsghdr* head = CMSG_FIRSTHDR(&message);
  const struct ucred claimed = {pid, user, group};
  head->cmsg_level = SOL_SOCKET, head->cmsg_type = SCM_CREDENTIALS, head->cmsg_len = CMSG_LEN(sizeof claimed);
  memcpy(CMSG_DATA(head), &claimed, sizeof claimed);
  return sendmsg(socket, &message, 0);
}

// Rootless there is no such user in the box at all: EINVAL.
static void denied(const char* what, long result) {
  if (result != -1) worked(what, "allowed");
  else if (errno != EPERM && errno != EINVAL) worked(what, strerror(errno));
}

int main(void) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_DGRAM, 0, ends) != 0) return 3;
  if (claim(ends[0], getpid(), 1000, 1000) != 1) worked("the truth", "was refused");
  refused("as init", claim(ends[0], 1, 1000, 1000));
  denied("as root", claim(ends[0], getpid(), 0, 0));
  denied("as root's group", claim(ends[0], getpid(), 1000, 0));
  return verdict();
}
