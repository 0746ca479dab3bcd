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
  double waited = 0;
  for (int attempt = 0; attempt < 1000 && waited < 100; ++attempt) {
    ::usleep(20'000);
    waited = longest_delay_ms(spinners.pids);
  }
  CHECK(waited >= 100);
  CHECK(longest_delay_ms({sleeper}) < waited / 4);
  Starvation starvation;
  CHECK(starvation.waited(spinners.pids, 0, 1000).ms == 0);  // nothing is told before begin()
  starvation.begin();
  CHECK(starvation.waited(spinners.pids, 0, 1000).ms >= 100);
  ::kill(sleeper, SIGKILL);
  ::waitpid(sleeper, nullptr, 0);
}

TEST_CASE("a run that kept the processors busy itself has not been kept from them") {
  const Spinners spinners(4);
  Starvation starvation;
  starvation.begin();
  ::usleep(200'000);
  const Waited waited = starvation.waited(spinners.pids, 1e9, 1000);
  CHECK((waited.ms == 0 || waited.stolen));
}

TEST_CASE("starved is who waited for more than a fifth of the wall limit, or whose machine's host took its time") {
  CHECK_FALSE(is_starved({200, false}, 1000));
  CHECK(is_starved({201, false}, 1000));
  CHECK(is_starved({0, true}, 1000));
  CHECK_FALSE(is_starved({0, false}, 1000));
}

TEST_CASE("a task that is gone counts nothing") { CHECK(longest_delay_ms({-1, 1 << 30}) == 0); }

TEST_CASE("the machine's processors are counted, and what was stolen of them is a part") {
  const ProcessorTime time = processor_time();
  CHECK(time.all > 0);
  CHECK(time.stolen <= time.all);
}

}  // namespace
}  // namespace assay::sandbox::launcher
