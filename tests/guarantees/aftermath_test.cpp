// The launcher stays as it was, run after run; and when it dies, nothing of its run lives on.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "tests/support/box.hpp"
#include "tests/support/proc.hpp"
#include "tests/support/served.hpp"

using namespace assay;
using support::how;

namespace {

std::ptrdiff_t entries(const std::string& folder) {
  return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
}

std::ptrdiff_t lines(const std::string& path) {
  std::ifstream in(path);
  std::ptrdiff_t count = 0;
  for (std::string line; std::getline(in, line);) ++count;
  return count;
}

// Open descriptors of a launcher that waits for its next request: the answer is out before the last request's are closed.
std::ptrdiff_t idle_descriptors(const std::string& folder) {
  for (int attempt = 0; attempt < 5000; ++attempt) {
    std::ifstream in(folder + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(in), {}};
    if (stat.find(") S ") != std::string::npos) return entries(folder + "/fd");
    ::usleep(1000);
  }
  return -1;
}

// Other launchers of this machine look for free slots, and for a moment hold what is not theirs: a look is taken again.
template <class Condition>
bool soon(Condition condition) {
  for (int attempt = 0; attempt < 500; ++attempt) {
    if (condition(support::Traces::now().cgroups)) return true;
    ::usleep(10'000);
  }
  return false;
}

bool becomes_empty(unsigned slot) {
  for (int attempt = 0; attempt < 5000; ++attempt) {
    if (support::processes_of_slot(slot).empty()) return true;
    ::usleep(1000);
  }
  return false;
}

// The guest sleeps: it is in no step of ours any more.
bool sleeps(unsigned slot) {
  const std::vector<pid_t> all = support::processes_of_slot(slot);
  if (all.size() < 2) return false;
  const std::string job = "/proc/" + std::to_string(*std::max_element(all.begin(), all.end()));
  return support::proc_text(job + "/syscall").starts_with(std::to_string(SYS_clock_nanosleep) + " ");
}

// Ends one of the chain while a guest sleeps; `victim` picks it among the processes of the slot.
template <class Victim>
Result<sandbox::Outcome> run_while_killing(Victim victim) {
  (void)support::real_box();
  const unsigned slot = support::launcher_slot();
  const sandbox::Command command = support::guest("sleeps.py", {}, support::timed(60'000, 60'000));
  Result<sandbox::Outcome> outcome = Error();
  std::thread running([&] { outcome = support::real_box().run(command); });
  for (int attempt = 0; attempt < 5000 && !sleeps(slot); ++attempt) ::usleep(1000);
  ::kill(victim(support::processes_of_slot(slot)), SIGKILL);
  running.join();
  CHECK(becomes_empty(slot));
  return outcome;
}

}  // namespace

TEST_CASE("two hundred runs, good and bad, leave the launcher's descriptors, mounts and process as they were") {
  CHECK(how(support::run_guest("exits.py", {"0"})) == "exited 0");
  const pid_t launcher = support::launcher_pid();
  const std::string folder = "/proc/" + std::to_string(launcher);
  const std::ptrdiff_t descriptors = idle_descriptors(folder), mounts = lines(folder + "/mounts");
  sandbox::Limits tight = support::timed(500, 10'000);
  tight.memory_mib = 24;
  tight.output_kib = 1;
  for (int round = 0; round < 40; ++round) {
    CHECK(how(support::run_guest("exits.py", {"7"})) == "exited 7");
    CHECK(how(support::run_guest("kills_itself.py", {"9"})) == "signaled 9");
    CHECK(how(support::run_guest("floods.py", {"out"}, tight)) == "output");
    CHECK(how(support::run_guest("leaves_daemon.py")) == "exited 0");
    sandbox::Command absent = support::guest("sum.py");
    absent.argv = {"/usr/bin/absent"};
    CHECK(how(support::run(absent)) == "not_started 2");
  }
  CHECK(support::launcher_pid() == launcher);
  CHECK(idle_descriptors(folder) == descriptors);
  CHECK(lines(folder + "/mounts") == mounts);
  CHECK(entries(folder + "/task") == 1);
  CHECK(support::processes_of_slot(support::launcher_slot()).empty());
}

TEST_CASE("a launcher killed in the middle of a run takes the run with it, and the next run finds another") {
  const auto outcome = run_while_killing([](const std::vector<pid_t>&) { return support::launcher_pid(); });
  CHECK(outcome.has_error());
  sandbox::Command next = support::guest("sum.py");
  next.stdin_text = "42";
  CHECK(support::run(next).out == "42\n");
}

TEST_CASE("a program that is killed from outside is signaled, not out of memory") {
  const auto outcome = run_while_killing([](const std::vector<pid_t>& all) { return *std::max_element(all.begin(), all.end()); });
  REQUIRE(outcome.has_value());
  CHECK(how(*outcome) == "signaled 9");
}

TEST_CASE("what was installed is there again after the launcher had to be started anew") {
  sandbox::Command command = support::guest("sum_go");
  command.stdin_text = "20 22";
  CHECK(support::run(command).out == "42\n");
  ::kill(support::launcher_pid(), SIGKILL);
  (void)support::real_box().run(command);  // this one may meet the launcher's death
  CHECK(support::run(command).out == "42\n");
}

TEST_CASE("a launcher that ends leaves no cgroup, and clears what a killed one has left") {
  (void)support::real_box();
  const auto before = support::Traces::now().cgroups;
  REQUIRE_FALSE(before.empty());
  {
    auto second = sandbox::start_client(support::client_options());
    REQUIRE(second.has_value());
    CHECK(soon([&](const auto& groups) { return groups.size() > before.size(); }));
  }
  CHECK(soon([&](const auto& groups) { return groups == before; }));
  ::kill(support::launcher_pid(), SIGKILL);
  (void)support::real_box().run(support::guest("sum.py"));  // meets the death
  CHECK(how(support::run(support::guest("exits.py", {"0"}))) == "exited 0");
  CHECK(soon([&](const auto& groups) { return groups.size() == before.size(); }));
}

TEST_CASE("a second launcher takes a slot of its own, and its runs see nothing of the first's") {
  auto second = sandbox::start_client(support::client_options());
  REQUIRE(second.has_value());
  const sandbox::Command sleeper = support::guest("sleeps.py", {}, support::timed(2'000, 2'000));
  std::thread running([&] { (void)support::real_box().run(sleeper); });
  const auto outcome = (*second)->run(support::guest("looks_for_host.py"));
  running.join();
  REQUIRE(outcome.has_value());
  CHECK(outcome->out == "searched\n");
}
