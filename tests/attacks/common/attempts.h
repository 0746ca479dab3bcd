// What the attacks in C share; common/attempts.py says what counts as refused.
#ifndef ATTEMPTS_H
#define ATTEMPTS_H
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

static char attempts_text[2048];

static inline void worked(const char* what, const char* how) {
  const size_t used = strlen(attempts_text);
  snprintf(attempts_text + used, sizeof attempts_text - used, "%s%s (%s)", used == 0 ? "" : "; ", what, how);
}

static inline int is_refusal(int number) {
  return number == EPERM || number == EACCES || number == ENOSYS || number == EAFNOSUPPORT || number == ENOTTY || number == EROFS;
}

// For the result of any call that fails with -1 and errno.
static inline void refused(const char* what, long result) {
  if (result != -1) worked(what, "allowed");
  else if (!is_refusal(errno)) worked(what, strerror(errno));
}

// The same, where the answer must be one certain errno.
static inline void refused_by(const char* what, long result, int number) {
  if (result != -1) worked(what, "allowed");
  else if (errno != number) worked(what, strerror(errno));
}

static inline int verdict(void) {
  if (attempts_text[0] == 0) puts("held");
  else printf("BROKEN: %s\n", attempts_text);
  return 0;
}
#endif
