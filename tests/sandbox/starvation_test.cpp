#include "sandbox/launcher/starvation.hpp"

#include <csignal>
#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

#include <doctest/doctest.h>

namespace assay::sandbox::launcher {
namespace {

// Processes that spin, all on the processor of the first; ended by the destructor.
class Spinners {
 public:
  explicit Spinners(int count) {
    for (int i = 0; i < count; ++i) {
      const pid_t pid = ::fork();
      if (pid == 0) {
        cpu_set_t first;
        CPU_ZERO(&first);
        CPU_SET(0, &first);
        ::sched_setaffinity(0, sizeof first, &first);
        for (;;) (void)::getppid();
      }
      pids.push_back(pid);
    }
  }
  ~Spinners() {
    for (const pid_t pid : pids) {
      ::kill(pid, SIGKILL);
      ::waitpid(pid, nullptr, 0);
    }
  }
  std::vector<pid_t> pids;
};

TEST_CASE("tasks that share a processor are seen to wait for it, one that sleeps is not") {
  const Spinners spinners(4);
  const pid_t sleeper = ::fork();
  if (sleeper == 0)
    for (;;) ::pause();
  // Four on one processor: three wait at any time. Looked at until there is enough, however slow the machine is.
  std::uint64_t waited = 0;
  for (int attempt = 0; attempt < 1000 && waited < 100'000'000; ++attempt) {
    ::usleep(20'000);
    waited = run_delay_ns(spinners.pids);
  }
  CHECK(waited >= 100'000'000);
  CHECK(run_delay_ns({sleeper}) < waited / 4);
  Starvation starvation;
  CHECK_FALSE(starvation.shown(spinners.pids, 1));  // nothing is shown before begin()
  starvation.begin();
  CHECK(starvation.shown(spinners.pids, 400));      // a fifth of it is less than what they waited
  ::kill(sleeper, SIGKILL);
  ::waitpid(sleeper, nullptr, 0);
}

TEST_CASE("a task that is gone counts nothing") { CHECK(run_delay_ns({-1, 1 << 30}) == 0); }

TEST_CASE("the machine's processors are counted, and what was stolen of them is a part") {
  const ProcessorTime time = processor_time();
  CHECK(time.all > 0);
  CHECK(time.stolen <= time.all);
}

}  // namespace
}  // namespace assay::sandbox::launcher
