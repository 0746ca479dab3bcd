#include "sandbox/launcher/ending.hpp"

#include <csignal>
#include <vector>

#include <doctest/doctest.h>

namespace assay::sandbox::launcher {
namespace {

constexpr int exited_with(int code) { return code << 8; }  // as wait(2) packs it
constexpr int died_of(int signal) { return signal; }

Seen ended(int wait_status) {
  Seen seen;
  seen.status = guest::Status{wait_status, 0, 0, 0};
  return seen;
}

Outcome decide(const Seen& seen, const Usage& usage = {}) {
  Outcome outcome;
  outcome.usage = usage;
  const auto decided = decide_ending(seen, Limits{}, outcome);
  REQUIRE(decided.has_value());
  return outcome;
}

TEST_CASE("the kernel's out-of-memory kill outweighs every stop of ours and whatever the program did last") {
  for (const auto stop : {Ended::output, Ended::cpu_time, Ended::wall_time}) {
    Seen seen = ended(exited_with(0));
    seen.out_of_memory = true;
    seen.stopped = stop;
    CHECK(decide(seen).ended == Ended::memory);
  }
}

TEST_CASE("a stop for output outweighs time, CPU time outweighs wall time, and wall time outweighs a signal") {
  Seen seen = ended(died_of(SIGKILL));
  const Usage late{5000, 9000, 0};
  seen.stopped = Ended::output;
  CHECK(decide(seen, late).ended == Ended::output);
  seen.stopped = Ended::wall_time;
  CHECK(decide(seen, late).ended == Ended::cpu_time);
  CHECK(decide(seen, {0, 9000, 0}).ended == Ended::wall_time);
  seen.stopped.reset();
  CHECK(decide(seen).ended == Ended::signaled);
}

TEST_CASE("a program that ended by itself a little after a limit is over the limit") {
  CHECK(decide(ended(exited_with(0)), {1000.5, 0, 0}).ended == Ended::cpu_time);
  CHECK(decide(ended(exited_with(0)), {0, 3000.5, 0}).ended == Ended::wall_time);
  CHECK(decide(ended(exited_with(0)), {1000, 3000, 0}).ended == Ended::exited);
}

TEST_CASE("no signal stands for a limit: SIGKILL is no memory, SIGXCPU is no CPU time, SIGXFSZ is no output") {
  for (const int number : {SIGKILL, SIGXCPU, SIGXFSZ, SIGALRM, SIGVTALRM}) {
    const Outcome outcome = decide(ended(died_of(number)));
    CHECK(outcome.ended == Ended::signaled);
    CHECK(outcome.signal == number);
  }
}

TEST_CASE("no exit code stands for a limit or a signal") {
  for (const int code : {0, 1, 124, 125, 126, 127, 128 + SIGKILL, 128 + SIGSEGV, 255}) {
    const Outcome outcome = decide(ended(exited_with(code)));
    CHECK(outcome.ended == Ended::exited);
    CHECK(outcome.exit_code == code);
  }
}

TEST_CASE("a step of ours that failed is our fault, an exec that failed is the program's") {
  Seen seen;
  seen.failure = guest::Report{guest::Stage::landlock, 1};
  Outcome outcome;
  CHECK_FALSE(decide_ending(seen, Limits{}, outcome).has_value());
  seen.failure = guest::Report{guest::Stage::exec, 2};
  CHECK(decide(seen).ended == Ended::not_started);
  CHECK(decide(seen).start_error == 2);
}

TEST_CASE("an init that died without a word is our fault") {
  Outcome outcome;
  CHECK_FALSE(decide_ending(Seen{}, Limits{}, outcome).has_value());
}

}  // namespace
}  // namespace assay::sandbox::launcher
