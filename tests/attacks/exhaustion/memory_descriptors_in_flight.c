// attack: sends descriptors to itself that nobody receives, to hold more than it may open
// expect: exited 0
// limits: open_files=64
#include "attempts.h"
#include <fcntl.h>
#include <sys/socket.h>

int main(void) {
  int ends[2], sent = 0;
  if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0, ends) != 0) return 3;
  for (; sent < 5000; ++sent) {
    int file = open("/dev/null", O_RDONLY);
    char byte = 'x', control[CMSG_SPACE(sizeof(int))] = {0};
    struct iovec part = {&byte, 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    struct cmsghdr* head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET, head->cmsg_type = SCM_RIGHTS, head->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(head), &file, sizeof file);
    const long done = sendmsg(ends[0], &message, 0);
    close(file);
    if (done < 0) break;
  }
  if (sent > 1000) worked("descriptors in flight", "more than a thousand");
  return verdict();
}
