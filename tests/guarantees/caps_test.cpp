// Output, descriptors, disk and inodes have an end.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;

TEST_CASE("output is cut at its limit and ends the run, on either stream") {
  sandbox::Limits limits = support::roomy();
  limits.output_kib = 64;
  const sandbox::Outcome out = support::run_guest("floods.py", {"out"}, limits);
  CHECK(how(out) == "output");
  CHECK(out.out.size() == 64 * 1024);
  CHECK(out.out_bytes > 64 * 1024);
  const sandbox::Outcome err = support::run_guest("floods.py", {"err"}, limits);
  CHECK(how(err) == "output");
  CHECK(err.err.size() == 64 * 1024);
  CHECK(err.out.empty());
}

TEST_CASE("a program holds no more descriptors than its limit") {
  sandbox::Limits limits = support::roomy();
  limits.open_files = 20;
  CHECK(support::run_guest("opens_files.py", {}, limits).out == "20\n");
}

TEST_CASE("a file ends at the disk limit, and so does the number of files") {
  sandbox::Limits limits = support::roomy();
  limits.disk_mib = 4;
  const sandbox::Outcome outcome = support::run_guest("fills_disk.py", {}, limits);
  INFO(outcome.err);
  std::istringstream words(outcome.out);
  int mebibytes = -1, files = -1;
  words >> mebibytes >> files;
  CHECK(mebibytes == 3);  // less than four: the folder holds the program as well
  CHECK(files > 100);
  CHECK(files <= 1024 + 256 * 4);
}

TEST_CASE("the work folder, /tmp and /dev/shm share one disk limit") {
  sandbox::Limits limits = support::roomy();
  limits.disk_mib = 2;
  const sandbox::Outcome outcome = support::run_guest("fills_two_files.py", {}, limits);
  const int kibibytes = std::atoi(outcome.out.c_str());
  CHECK(kibibytes > 1024);
  CHECK(kibibytes <= 2048);
}
