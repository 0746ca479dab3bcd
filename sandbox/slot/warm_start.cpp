#include "sandbox/slot/warm_start.hpp"

#include <fcntl.h>
#include <linux/sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <string>

#include "sandbox/guest/credentials.hpp"

namespace assay::sandbox::slot {
namespace {

constexpr int channel_place = 3;

// Exec by a user that is not root keeps what is ambient, and that has to be inheritable (the maker saw to it).
bool keep_capabilities() {
  for (const int capability : guest::warm_capabilities)
    if (::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0) return false;
  return true;
}

// `doors` stand where the program expects them; everything else is to be closed by exec.
[[noreturn]] void become_program(int program, int channel, const std::vector<int>& doors) {
  // Of the same kinds as a run's, for interpreters look at them when they start. The readers stay open: a warning would else be a death.
  const int nothing = ::memfd_create("nothing", MFD_CLOEXEC);
  int out[2], err[2];
  bool placed = nothing >= 0 && ::pipe2(out, 0) == 0 && ::pipe2(err, 0) == 0 && ::dup2(nothing, 0) >= 0 && ::dup2(out[1], 1) >= 0 && ::dup2(err[1], 2) >= 0 &&
                ::close(out[1]) == 0 && ::close(err[1]) == 0 && ::dup2(channel, channel_place) >= 0;
  for (const int door : doors) placed = placed && ::fcntl(door, F_SETFD, 0) == 0;
  placed = placed && ::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
  // The stack's place is laid out at exec by this limit; a job's is set again before it begins.
  const rlimit stack{rlim_t{64} << 20, rlim_t{64} << 20};
  if (!placed || ::setrlimit(RLIMIT_STACK, &stack) != 0 || !keep_capabilities()) ::_exit(1);
  const std::string count = std::to_string(doors.size());
  char* const argv[] = {const_cast<char*>("assay-warm"), const_cast<char*>(count.c_str()), nullptr};
  char* const env[] = {const_cast<char*>("PATH=/usr/bin:/bin"), const_cast<char*>("HOME=/work"), const_cast<char*>("LANG=C.UTF-8"),
                       const_cast<char*>("LD_BIND_NOW=1"), nullptr};  // what is bound late is bound by each fork again
  ::syscall(SYS_execveat, program, "", argv, env, AT_EMPTY_PATH);
  ::_exit(1);
}

}  // namespace

int start_warm_program(int program, int channel, const std::vector<int>& doors) {
  int pidfd = -1;
  clone_args args{};
  args.flags = CLONE_PARENT | CLONE_PIDFD;
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) become_program(program, channel, doors);
  return pid < 0 ? -errno : pidfd;
}

}  // namespace assay::sandbox::slot
