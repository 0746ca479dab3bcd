// A run ends with its program, and takes everything with it.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

TEST_CASE("a fork bomb is stopped and leaves no process") {
  const sandbox::Outcome outcome = support::run_guest("fork_bomb.py", {}, support::timed(500, 10'000));
  CHECK(how(outcome) == "cpu_time");
  CHECK(support::processes_of_slot(support::launcher_slot()).empty());
  CHECK(how(support::run_guest("exits.py", {"3"})) == "exited 3");
}

TEST_CASE("a run ends with its main program, though a daemon holds standard output and ignores all signals") {
  const sandbox::Outcome outcome = support::run_guest("leaves_daemon.py", {}, support::timed(5'000, 60'000));
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.out == "main is done\n");
  CHECK(outcome.usage.wall_ms < support::scaled_ms(30'000));
  CHECK(support::processes_of_slot(support::launcher_slot()).empty());
}

TEST_CASE("the processes of a run are seen from outside while it lasts, and none after") {
  const unsigned slot = support::launcher_slot();
  std::size_t most = 0;
  sandbox::Outcome outcome;
  std::thread running([&] { outcome = support::run_guest("sleeps.py", {}, support::timed(1000, 1000)); });
  for (int attempt = 0; attempt < 2000 && most < 2; ++attempt) {
    most = std::max(most, support::processes_of_slot(slot).size());
    ::usleep(1000);
  }
  running.join();
  CHECK(how(outcome) == "wall_time");
  CHECK(most == 2);  // init and the program
  CHECK(support::processes_of_slot(slot).empty());
}
