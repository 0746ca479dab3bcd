// The order of the rooms, as the #includes tell it, and what the launcher may be made of.
#include <algorithm>
#include <set>
#include <sstream>

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/house/includes.hpp"

namespace assay::house {
namespace {

const std::vector<std::string> cpp = {".cpp", ".hpp"};

// What lies in sandbox/ itself and is linked into the launcher as well.
bool launcher_shares(const std::string& name) { return name.starts_with("wire.") || name.starts_with("packet."); }

// Every file of ours that the launcher is made of: what the build compiles for it, and all that those include.
std::set<std::string> launcher_files() {
  const boost::json::value commands = boost::json::parse(
      read_file(std::filesystem::path(ASSAY_BIN_DIR).parent_path() / "compile_commands.json", 64 << 20).value());
  std::vector<std::string> waiting;
  for (const boost::json::value& entry : commands.as_array()) {
    if (std::string(entry.at("command").as_string()).find("/assay-sandbox.dir/") == std::string::npos) continue;
    const auto file = std::filesystem::relative(std::string(entry.at("file").as_string()), ASSAY_SOURCE_DIR);
    if (!file.string().starts_with("build/")) waiting.push_back(file);  // the compiled policies
  }
  std::set<std::string> files;
  while (!waiting.empty()) {
    const std::string file = waiting.back();
    waiting.pop_back();
    if (!files.insert(file).second) continue;
    for (const Include& include : includes_of(text_of(file)))
      if (include.quoted) waiting.push_back(include.path);
  }
  return files;
}

// Neither blank nor a comment nor a directive.
std::ptrdiff_t lines_of_code(const std::string& text) {
  std::istringstream lines(text);
  std::ptrdiff_t count = 0;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find_first_not_of(" \t");
    if (at != std::string::npos && line[at] != '#' && line.compare(at, 2, "//") != 0) ++count;
  }
  return count;
}

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

// The maker and what it makes are root of the slot's own namespaces and of nothing else (sandbox/slot), a job of nothing at all.
bool runs_with_root(const std::string& file) { return !file.starts_with("sandbox/slot/") && !file.starts_with("sandbox/guest/"); }

TEST_CASE("what runs with the machine's root stays below 2,500 lines of code, everything of ours that the launcher links for it counted") {
  std::ptrdiff_t lines = 0;
  const std::set<std::string> files = launcher_files();
  for (const std::string& file : files)
    if (runs_with_root(file)) lines += lines_of_code(text_of(file));
  CHECK(files.contains("sandbox/launcher/main.cpp"));
  CHECK(files.contains("sandbox/wire.cpp"));
  CHECK(files.contains("base/error.hpp"));
  CHECK(lines > 1000);
  CHECK(lines < 2500);
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
