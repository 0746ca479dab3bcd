// The order of the rooms, as the #includes tell it.
#include <doctest/doctest.h>

#include "tests/house/includes.hpp"

namespace assay::house {
namespace {

const std::vector<std::string> cpp = {".cpp", ".hpp"};

// What lies in sandbox/ itself and is linked into the launcher as well.
bool launcher_shares(const std::string& name) { return name.starts_with("wire.") || name.starts_with("packet."); }

TEST_CASE("a room includes only itself and rooms to its left") {
  for (const std::string& room : rooms) {
    const auto files = files_below(room, cpp);
    CHECK_MESSAGE(!files.empty(), room, " has no source: is the test looking at the right folder?");
    for (const auto& file : files)
      for (const std::string& wrong : wrong_steps(room, file.string(), text_of(file))) FAIL_CHECK(wrong);
  }
}

TEST_CASE("a step to the right is told with its file and line") {
  const auto wrong = wrong_steps("sandbox", "sandbox/x.cpp", "// a comment\n#include \"runner/queue.hpp\"\n");
  REQUIRE(wrong.size() == 1);
  CHECK(wrong[0] == "sandbox/x.cpp:2: sandbox includes runner/queue.hpp; allowed are base, sandbox");
}

TEST_CASE("angle brackets do not hide a step to the right") {
  CHECK(wrong_steps("base", "base/x.cpp", "#  include <reports/report.hpp>\n").size() == 1);
}

TEST_CASE("no room includes tests, or a quoted file outside the rooms") {
  CHECK(wrong_steps("runner", "runner/x.cpp", "#include \"tests/support/fake_box.hpp\"\n").size() == 1);
  CHECK(wrong_steps("runner", "runner/x.cpp", "#include \"queue.hpp\"\n").size() == 1);
}

TEST_CASE("a step to the left and a system header are in order") {
  CHECK(wrong_steps("reports", "reports/x.cpp", "#include <vector>\n#include \"challenges/verdict.hpp\"\n").empty());
}

TEST_CASE("the launcher includes base, itself, the wire and the plain data that crosses it, and nothing else of ours") {
  auto files = files_below("sandbox/launcher", cpp);
  CHECK_MESSAGE(!files.empty(), "sandbox/launcher has no source: is the test looking at the right folder?");
  for (const auto& file : files_below("sandbox/seccomp", cpp)) files.push_back(file);
  for (const auto& file : files_below("sandbox", cpp))
    if (launcher_shares(file.filename().string())) files.push_back(file);
  for (const auto& file : files)
    for (const std::string& intruder : launcher_intruders(file.string(), text_of(file))) FAIL_CHECK(intruder);
}

TEST_CASE("a parser, the network or the client inside the launcher is told") {
  CHECK(launcher_intruders("x.cpp", "#include <boost/json.hpp>\n").size() == 1);
  CHECK(launcher_intruders("x.cpp", "#include <yaml-cpp/yaml.h>\n").size() == 1);
  CHECK(launcher_intruders("x.cpp", "#include <netinet/in.h>\n").size() == 1);
  CHECK(launcher_intruders("x.cpp", "#include \"sandbox/client.hpp\"\n").size() == 1);
  CHECK(launcher_intruders("x.cpp", "#include \"sandbox/wire_judge.hpp\"\n").size() == 1);
  CHECK(launcher_intruders("x.cpp", "#include <sys/mount.h>\n#include <seccomp.h>\n#include \"sandbox/wire.hpp\"\n")
            .empty());
}

}  // namespace
}  // namespace assay::house
