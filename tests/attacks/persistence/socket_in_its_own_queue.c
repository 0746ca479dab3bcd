// attack: leaves a socket that listens in its own queue, so that nobody closes it
// expect: exited 0
// stages: plant look
#include "attempts.h"
#include <sys/socket.h>
#include <sys/un.h>

int main(int count, char** words) {
  struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0assay-planted"};
  const socklen_t size = sizeof(sa_family_t) + 14;
  if (count > 1 && strcmp(words[1], "look") == 0) {
    const int one = socket(AF_UNIX, SOCK_DGRAM, 0);
    refused_by("the other run's socket", connect(one, (struct sockaddr*)&name, size), ECONNREFUSED);
    return verdict();
  }
  const int own = socket(AF_UNIX, SOCK_DGRAM, 0), other = socket(AF_UNIX, SOCK_DGRAM, 0);
  if (bind(own, (struct sockaddr*)&name, size) != 0 || connect(other, (struct sockaddr*)&name, size) != 0) worked("planting", strerror(errno));
  char byte = 'x', control[CMSG_SPACE(sizeof(int))] = {0};
  struct iovec part = {&byte, 1};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  struct cmsghdr* head = CMSG_FIRSTHDR(&message);
  head->cmsg_level = SOL_SOCKET, head->cmsg_type = SCM_RIGHTS, head->cmsg_len = CMSG_LEN(sizeof(int));
  memcpy(CMSG_DATA(head), &own, sizeof own);
  sendmsg(other, &message, 0);
  return verdict();
}
