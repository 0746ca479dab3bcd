// What is taken out of the work folder after the run: regular files as they are, and nothing by way of them.
#include <doctest/doctest.h>

#include <cerrno>
#include <map>

#include "tests/support/box.hpp"

using namespace assay;
using support::how;
using State = sandbox::Collected::State;

namespace {

sandbox::Outcome collect(const std::vector<std::string>& paths) {
  sandbox::Command command = support::guest("leaves_results.py");
  command.limits.disk_mib = 2;
  command.collect = paths;
  sandbox::Outcome outcome = support::run(command);
  INFO(outcome.err);
  CHECK(how(outcome) == "exited 0");
  REQUIRE(outcome.files.size() == paths.size());
  for (std::size_t i = 0; i < paths.size(); ++i) CHECK(outcome.files[i].path == paths[i]);
  return outcome;
}

}  // namespace

TEST_CASE("a regular file comes back whole, whatever mode it was given") {
  const sandbox::Outcome outcome = collect({"plain", "second_name"});
  for (const sandbox::Collected& file : outcome.files) {
    CHECK(file.state == State::regular);
    CHECK(file.content == "42\n");
  }
}

TEST_CASE("links, FIFOs, sockets and folders are not regular, and no link is followed on the way") {
  const sandbox::Outcome outcome = collect({"link", "link_within", "fifo", "folder", "socket", "folder/up/passwd", "folder/out/plain"});
  for (const sandbox::Collected& file : outcome.files) {
    INFO(file.path);
    CHECK(file.state == State::not_regular);
    CHECK(file.content.empty());
  }
}

TEST_CASE("a file that was never written is missing") {
  const sandbox::Outcome outcome = collect({"nothing", "no/folder", "plain/below"});
  for (const sandbox::Collected& file : outcome.files) CHECK(file.state == State::missing);
}

TEST_CASE("a sparse file of a tebibyte cannot be made, and what comes back is bounded by the disk limit") {
  const sandbox::Outcome outcome = collect({"sparse"});
  CHECK(outcome.out == std::to_string(EFBIG) + "\n");
  CHECK(outcome.files[0].content.size() == 1);
  CHECK(collect({"full_size"}).files[0].content.size() == std::size_t{2} << 20);
}

TEST_CASE("many sparse files do not add up to more than the disk limit") {
  const sandbox::Outcome outcome = collect({"full_size", "full_size", "plain"});
  CHECK(outcome.files[0].content.size() == std::size_t{2} << 20);
  CHECK(outcome.files[1].state == State::too_large);
  CHECK(outcome.files[1].content.empty());
  CHECK(outcome.files[2].state == State::too_large);
}

TEST_CASE("a result that is swapped for a link until the last moment gives away nothing") {
  sandbox::Command command = support::guest("vanishes.py", {}, support::timed(100, 10'000));
  command.collect = {"result"};
  for (int round = 0; round < 10; ++round) {
    const sandbox::Outcome outcome = support::run(command);
    CHECK(how(outcome) == "cpu_time");
    CHECK(outcome.files.at(0).content.empty());
  }
}

TEST_CASE("a path that leaves the work folder is refused before anything runs") {
  for (const char* path : {"../etc/passwd", "/etc/passwd", "a/../b", "", "a//b", "./a", "a/"}) {
    sandbox::Command command = support::guest("leaves_results.py");
    command.collect = {path};
    INFO(path);
    CHECK(support::real_box().run(command).has_error());
    command.collect.clear();
    command.files.push_back({path, "x"});
    CHECK(support::real_box().run(command).has_error());
  }
  CHECK(how(support::run_guest("exits.py", {"0"})) == "exited 0");
}
