// What a program sees of the machine, of us and of the run before it: nothing.
#include <doctest/doctest.h>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

TEST_CASE("no file, device or process of the machine can be seen") {
  const sandbox::Outcome outcome = support::run_guest("looks_for_host.py");
  INFO(outcome.err);
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.out == "searched\n");
}

TEST_CASE("a program has three descriptors and no more") { CHECK(support::run_guest("descriptors.py").out == "[0, 1, 2]\n"); }

TEST_CASE("the environment is what was given and nothing else") {
  sandbox::Command command = support::guest("environment.py");
  command.env = {"ONE=1", "TWO=two words"};
  CHECK(support::run(command).out == "['ONE=1', 'TWO=two words']\n");
}

TEST_CASE("the names of the files that the judge will look at are not in a program's memory") {
  sandbox::Command command = support::guest("own_memory.py");
  command.collect = {"needle-20261125"};
  const sandbox::Outcome outcome = support::run(command);
  INFO(outcome.err);
  CHECK(outcome.out == "0\n");
  command.argv.push_back("needle-20261125");  // one that it was told it finds
  CHECK(support::run(command).out != "0\n");
}

TEST_CASE("only the work folder, /tmp and /dev/shm can be written") {
  const sandbox::Outcome outcome = support::run_guest("writes_everywhere.py");
  INFO(outcome.err);
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.out == "tried\n");
}

TEST_CASE("a run finds nothing of the run before it") {
  for (int round = 0; round < 3; ++round) {
    const sandbox::Outcome outcome = support::run_guest("leaves_traces.py");
    INFO(outcome.err);
    CHECK(how(outcome) == "exited 0");
    CHECK(outcome.out == "['/work/leaves_traces.py']\n");
  }
}
