#include "tests/soak/spinners.hpp"

#include <csignal>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace assay::soak {

Spinners::Spinners(unsigned for_each_processor) {
  const pid_t owner = ::getpid();
  const long processors = ::sysconf(_SC_NPROCESSORS_ONLN);
  for (long i = 0; i < processors * for_each_processor; ++i) {
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("fork");
    if (child > 0) {
      processes_.push_back(child);
      continue;
    }
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != owner) ::_exit(0);
    for (;;) {
    }
  }
}

Spinners::~Spinners() {
  for (const pid_t process : processes_) ::kill(process, SIGKILL);
  for (const pid_t process : processes_) ::waitpid(process, nullptr, 0);
}

}  // namespace assay::soak
