#include "sandbox/seccomp/seccomp.hpp"

#include <linux/seccomp.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace assay::sandbox::seccomp {

bool load_seccomp(SeccompProgram program) {
  // The kernel copies it; the type of its field is older than const.
  sock_fprog prog{static_cast<unsigned short>(program.size()), const_cast<sock_filter*>(program.data())};
  return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &prog) == 0;
}

}  // namespace assay::sandbox::seccomp
