// CPU time is summed over the tree, wall time is measured from outside, and neither can be talked out of it.
#include <doctest/doctest.h>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

TEST_CASE("a busy loop is stopped by CPU time") { CHECK(how(support::run_guest("spins.py", {"1"}, support::timed(300, 30'000))) == "cpu_time"); }

TEST_CASE("busy loops in several processes are stopped by the sum of their CPU time") {
  // One process uses less than a third of the limit of CPU seconds that a limit for each would allow.
  const sandbox::Outcome outcome = support::run_guest("spins.py", {"3"}, support::timed(600, 60'000));
  CHECK(how(outcome) == "cpu_time");
  CHECK(outcome.usage.cpu_ms >= support::scaled_ms(600));
  CHECK(outcome.usage.cpu_ms < support::scaled_ms(1200));
}

TEST_CASE("a sleeping program is stopped by wall time and has used no CPU time to speak of") {
  const sandbox::Outcome outcome = support::run_guest("sleeps.py", {}, support::timed(1000, 700));
  CHECK(how(outcome) == "wall_time");
  CHECK(outcome.usage.wall_ms >= support::scaled_ms(700));
  CHECK(outcome.usage.cpu_ms < support::scaled_ms(500));
}

TEST_CASE("a program that stops itself is stopped by wall time") {
  CHECK(how(support::run_guest("stops_itself.py", {}, support::timed(1000, 500))) == "wall_time");
}

TEST_CASE("ignoring and blocking every signal does not save a busy loop") {
  CHECK(how(support::run_guest("ignores_signals.py", {}, support::timed(300, 30'000))) == "cpu_time");
}

TEST_CASE("a program that waits for more input than there is finds its end") {
  sandbox::Command command = support::guest("sum.py");
  CHECK(support::run(command).out == "0\n");
}
