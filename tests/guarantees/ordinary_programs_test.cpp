// What has to work in a box: the programs of honest people.
#include <doctest/doctest.h>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

namespace {

void check_sum(const std::string& name) {
  sandbox::Command command = support::guest(name);
  command.stdin_text = "1 2 3\n36\n";
  const sandbox::Outcome outcome = support::run(command);
  INFO(outcome.err);
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.out == "42\n");
  CHECK(outcome.err.empty());
  CHECK(outcome.warm == (command.start != sandbox::Start::exec));
  CHECK(outcome.usage.memory_kib > 0);
  CHECK(outcome.usage.wall_ms > 0);
}

}  // namespace

TEST_CASE("a Python program reads its input and prints") { check_sum("sum.py"); }
TEST_CASE("a PHP program reads its input and prints") { check_sum("sum.php"); }
TEST_CASE("a Go binary reads its input and prints") { check_sum("sum_go"); }

TEST_CASE("an exit code is an exit, whatever number a shell would give a signal or a timeout") {
  for (const int code : {0, 1, 124, 137, 139, 255})
    CHECK(how(support::run_guest("exits.py", {std::to_string(code)})) == "exited " + std::to_string(code));
}

TEST_CASE("a program that kills itself with SIGKILL died of signal 9, not of memory") {
  CHECK(how(support::run_guest("kills_itself.py", {"9"})) == "signaled 9");
  CHECK(how(support::run_guest("kills_itself.py", {"6"})) == "signaled 6");
  CHECK(how(support::run_guest("kills_itself.py", {"15"})) == "signaled 15");
}

TEST_CASE("a program that is not there is not started, and says so with an errno") {
  sandbox::Command command = support::guest("sum.py");
  command.argv = {"/usr/bin/no-such-program"};
  CHECK(how(support::run(command)) == "not_started 2");
  command.argv = {"/work/sum.py"};  // nothing in the work folder can be executed
  CHECK(how(support::run(command)) == "not_started 13");
}

TEST_CASE("multiprocessing works: /dev/shm is there and its own") {
  const sandbox::Outcome outcome = support::run_guest("multiprocessing_pool.py");
  INFO(outcome.err);
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.out == "30\n");
}

TEST_CASE("PHP's own memory limit never decides") {
  const sandbox::Outcome outcome = support::run_guest("memory_limit.php");
  CHECK(outcome.out == "-1\n");
}
