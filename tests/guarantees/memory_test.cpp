// Memory is that of the whole tree, and files are memory.
#include <doctest/doctest.h>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

TEST_CASE("a child that takes too much memory ends the run, even though its parent lived to print a pass") {
  sandbox::Limits limits = support::roomy();
  limits.memory_mib = 48;
  const sandbox::Outcome outcome = support::run_guest("child_hoards.py", {}, limits);
  CHECK(how(outcome) == "memory");
  CHECK(outcome.usage.memory_kib >= 40 * 1024);
  CHECK(outcome.usage.memory_kib <= 48 * 1024);
}

TEST_CASE("files in the work folder and in memory are counted as memory") {
  sandbox::Limits limits = support::roomy();
  limits.memory_mib = 32;
  limits.disk_mib = 64;
  CHECK(how(support::run_guest("fills_memory_with_files.py", {"file"}, limits)) == "memory");
  CHECK(how(support::run_guest("fills_memory_with_files.py", {"memfd"}, limits)) == "memory");
  limits.memory_mib = 128;
  CHECK(support::run_guest("fills_memory_with_files.py", {"file"}, limits).out == "kept\n");
}

TEST_CASE("a run that met its memory limit leaves the next one all of it") {
  sandbox::Limits limits = support::roomy();
  limits.memory_mib = 48;
  CHECK(how(support::run_guest("child_hoards.py", {}, limits)) == "memory");
  sandbox::Command next = support::guest("sum.py", {}, limits);
  next.stdin_text = "40 2";
  const sandbox::Outcome outcome = support::run(next);
  CHECK(how(outcome) == "exited 0");
  CHECK(outcome.usage.memory_kib < 32 * 1024);
}
