// attack: opens files by handle, past every path and mount
// expect: exited 0
// layer: seccomp
#include "attempts.h"
#include <fcntl.h>

int main(void) {
  struct { struct file_handle head; unsigned char bytes[128]; } handle = {.head = {.handle_bytes = 128}};
  int mount;
  refused("name_to_handle_at", syscall(SYS_name_to_handle_at, AT_FDCWD, "/usr", &handle, &mount, 0));
  for (unsigned inode = 2; inode < 16; ++inode) {
    handle.head.handle_bytes = 8, handle.head.handle_type = 1;
    memcpy(handle.bytes, &inode, sizeof inode);
    const int folder = open("/usr", O_RDONLY);
    refused("open_by_handle_at", syscall(SYS_open_by_handle_at, folder, &handle, O_RDONLY));
    close(folder);
  }
  return verdict();
}
