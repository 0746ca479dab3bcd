// Memory is that of the whole tree, and files are memory.
#include <doctest/doctest.h>
#include <fcntl.h>

#include <filesystem>

#include "base/unique_fd.hpp"
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

// The interpreter's file then counts in the run's cgroup, which drops and reads it again instead of giving up.
TEST_CASE("memory without end is the memory limit, not the time limit, although the interpreter's file must be read first") {
  const std::string interpreter = std::filesystem::canonical("/usr/bin/php");
  sandbox::Limits limits = support::timed(500, 10'000);
  limits.memory_mib = 64;
  for (int round = 0; round < 5; ++round) {
    const UniqueFd file(::open(interpreter.c_str(), O_RDONLY | O_CLOEXEC));
    REQUIRE(::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED) == 0);
    CHECK(how(support::run_guest("hoards.php", {}, limits)) == "memory");
  }
}
