// The main program of every warm interpreter: starts it once, then makes jobs of it, each in a box that stands already. Started by the
// maker (sandbox/slot/warm_start.cpp) with its channel as descriptor 3 and the doors of the slot's control groups from 4 on.
//
// It never reads a candidate's byte: a request is one letter and descriptors, and the job itself hears what it is to run.
#include <fcntl.h>
#include <linux/sched.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "sandbox/guest/answer.hpp"
#include "sandbox/guest/credentials.hpp"
#include "sandbox/guest/job.hpp"
#include "sandbox/packet.hpp"
#include "sandbox/warm/interpreter.hpp"

namespace assay::sandbox::warm {
namespace {

constexpr int control = 3, first_door = 4;
enum Place : std::size_t { mounts, ipc, cgroup, processes, channel, group };

// Without a word: the launcher sees a job that ended before it began.
void must(bool done) {
  if (!done) ::_exit(1);
}

// What the interpreter's start has set; a run of it sets its own again.
std::vector<int> changed_signals;

[[noreturn]] void job_main(const Packet& request, int doors) {
  for (int i = 0; i < doors; ++i) must(::write(first_door + i, "0", 1) == 1);
  // What came before a door is on the forker's account.
  const std::uint64_t uncounted = doors > 0 ? guest::own_cpu_us() : 0;
  for (const Place place : {cgroup, ipc, mounts}) must(::setns(request.fds[place].get(), 0) == 0);
  auto start = guest::receive_start(request.fds[channel].get());
  must(start.has_value());
  // Whatever `start` holds must outlive the interpreter.
  static std::vector<std::string> argv_texts, env_texts;
  argv_texts = std::move(start->run.warm_argv.empty() ? start->run.argv : start->run.warm_argv);
  env_texts = std::move(start->run.env);
  static std::vector<char*> argv, env;
  argv = guest::pointers(argv_texts);
  env = guest::pointers(env_texts);
  const std::string name = argv_texts[0].substr(argv_texts[0].rfind('/') + 1);
  ::prctl(PR_SET_NAME, name.c_str(), 0, 0, 0);
  must(guest::reset_signals(changed_signals));
  guest::isolate(*start, guest::Memory::own);
  must(guest::say_begun(guest::report_fd, guest::own_cpu_us() - uncounted));
  ::close(guest::report_fd);
  run(argv.data(), env.data());
}

std::uint64_t thread_number_at = 0;

// A child of the launcher's, in the box's process namespace: a pidfd, or a negative errno.
int make_job(const Packet& request, int doors) {
  // For children only; there is no way back, nor need of one: the next box's is another child of the forker's own.
  if (::setns(request.fds[processes].get(), CLONE_NEWPID) != 0) return -errno;
  int pidfd = -1;
  clone_args args{};
  // As fork has it: the C library's own note of the thread's number.
  args.flags = CLONE_PARENT | CLONE_PIDFD | CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID;
  args.child_tid = thread_number_at;
  args.pidfd = reinterpret_cast<std::uint64_t>(&pidfd);
  if (request.fds.size() > group) {
    args.flags |= CLONE_INTO_CGROUP;
    args.cgroup = static_cast<std::uint64_t>(request.fds[group].get());
  }
  const long pid = ::syscall(SYS_clone3, &args, sizeof args);
  if (pid == 0) job_main(request, doors);
  return pid < 0 ? -errno : pidfd;
}

int forker_main(int doors) {
  ::prctl(PR_SET_NAME, "assay-warm", 0, 0, 0);
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) return 1;
  if (::prctl(PR_GET_TID_ADDRESS, &thread_number_at, 0, 0, 0) != 0) return 1;
  std::string why;
  if (!warm_up(why)) {
    (void)send_packet(control, why);
    return 1;
  }
  changed_signals = guest::changed_signals();
  if (!send_packet(control, "ready")) return 1;
  for (;;) {
    auto request = receive_packet(control);
    if (!request || request->bytes.empty()) return 0;
    if (request->fds.size() != group && request->fds.size() != group + 1) return 1;
    const int pidfd = make_job(*request, doors);
    const UniqueFd held(pidfd < 0 ? -1 : pidfd);
    if (!guest::send_answer(control, pidfd)) return 1;
  }
}

}  // namespace
}  // namespace assay::sandbox::warm

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  return assay::sandbox::warm::forker_main(std::atoi(argv[1]));
}
