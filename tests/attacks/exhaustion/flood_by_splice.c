// attack: has the kernel move bytes to standard output without writing any itself
// expect: output
// limits: output_kib=16
#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

int main(void) {
  int ends[2], file = open("source", O_CREAT | O_RDWR, 0600);
  if (pipe(ends) != 0 || ftruncate(file, 1 << 20) != 0) return 3;
  for (int i = 0; i < 1000; ++i) {
    (void)write(ends[1], "spliced", 7);
    splice(ends[0], NULL, 1, NULL, 4096, 0);
    lseek(file, 0, SEEK_SET);
    if (sendfile(1, file, NULL, 1 << 20) < 0) return 3;
  }
}
