// Memory is that of the whole tree, and files are memory.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "base/unique_fd.hpp"
#include "tests/support/box.hpp"

using namespace assay;
using support::how;

namespace {

// A large file that every box can read and no process of ours runs from.
const std::string large = std::filesystem::canonical("/usr/lib/go/pkg/tool/linux_amd64/compile");

// Pages of a file that are in memory.
std::ptrdiff_t resident(const std::string& path) {
  const UniqueFd file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat info {};
  REQUIRE(::fstat(file.get(), &info) == 0);
  const auto size = static_cast<std::size_t>(info.st_size);
  void* const mapped = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.get(), 0);
  REQUIRE(mapped != MAP_FAILED);
  std::vector<unsigned char> pages((size + 4095) / 4096);
  REQUIRE(::mincore(mapped, size, pages.data()) == 0);
  ::munmap(mapped, size);
  return std::count_if(pages.begin(), pages.end(), [](unsigned char page) { return (page & 1) != 0; });
}

}  // namespace

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

TEST_CASE("a program cannot push the files that others run from out of memory") {
  const UniqueFd file(::open(large.c_str(), O_RDONLY | O_CLOEXEC));
  std::vector<char> bytes(std::size_t{1} << 20);
  while (::read(file.get(), bytes.data(), bytes.size()) > 0) {
  }
  const std::ptrdiff_t before = resident(large);
  REQUIRE(before > 1000);
  CHECK(support::run_guest("evicts.py", {large}).out == "asked\n");
  CHECK(resident(large) >= before - 10);
}

TEST_CASE("what a run read from the machine's files is not told as the next one's memory") {
  const UniqueFd file(::open(large.c_str(), O_RDONLY | O_CLOEXEC));
  REQUIRE(::posix_fadvise(file.get(), 0, 0, POSIX_FADV_DONTNEED) == 0);
  CHECK(support::run_guest("reads_files.py", {large}).out == "read\n");
  sandbox::Command next = support::guest("sum.py");
  next.stdin_text = "40 2";
  const sandbox::Outcome outcome = support::run(next);
  CHECK(outcome.out == "42\n");
  CHECK(outcome.usage.memory_kib < 12 * 1024);
}
