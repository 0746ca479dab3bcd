// Rules about files: their size, and that no test lies beside the road.
#include <algorithm>
#include <sstream>

#include <doctest/doctest.h>
#include <re2/re2.h>

#include "base/file.hpp"
#include "challenges/language.hpp"
#include "challenges/package.hpp"
#include "tests/house/includes.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::house {
namespace {

constexpr std::ptrdiff_t most_lines = 400;

std::ptrdiff_t lines_of(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

TEST_CASE("no C++ file is longer than 400 lines") {
  std::vector<std::string> folders = rooms;
  folders.emplace_back("tests");
  for (const std::string& folder : folders)
    for (const auto& file : files_below(folder, {".cpp", ".hpp"}))
      CHECK_MESSAGE(lines_of(text_of(file)) <= most_lines, file.string(), " has grown past its one job");
}

TEST_CASE("every C++ file below tests is compiled into some program") {
  const std::string commands =
      read_file(std::filesystem::path(ASSAY_BIN_DIR).parent_path() / "compile_commands.json", 64 << 20).value();
  for (const auto& file : files_below("tests", {".cpp"})) {
    if (file.string().starts_with("tests/fuzz/")) continue;  // built with clang only, by the preset fuzz
    const std::string full = (std::filesystem::path(ASSAY_SOURCE_DIR) / file).string();
    CHECK_MESSAGE(commands.find('"' + full + '"') != std::string::npos, file.string(), " is part of no program");
  }
}

TEST_CASE("every line of a system call policy says why it stands there") {
  for (const char* profile : {"run", "compile", "checker", "maker", "server"}) {
    std::istringstream lines(text_of(std::string("sandbox/policy/") + profile + ".conf"));
    int rules = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line[0] == '#' || line.starts_with("include ")) continue;
      ++rules;
      const std::size_t reason = line.find("# ");
      CHECK_MESSAGE((reason != std::string::npos && line.size() > reason + 4), profile, ".conf: no reason: ", line);
    }
    CHECK(rules > 0);
  }
}

TEST_CASE("every test written in Python is run by ctest") {
  const std::string lists = text_of("tests/CMakeLists.txt");
  for (const auto& file : files_below("tests", {".py"})) {
    if (!file.filename().string().ends_with("_test.py")) continue;
    CHECK_MESSAGE(lists.find(file.filename().string()) != std::string::npos, file.string(), " is run by nobody");
  }
}

TEST_CASE("every file that a page of the documentation names is there") {
  static const RE2 name("[`(]((?:docs|tests|runner|sandbox|challenges|reports|base|scripts|cmake)/[A-Za-z0-9_./-]+\\.[a-z]+)[`)]");
  std::vector<std::filesystem::path> pages = files_below("docs", {".md"});
  for (const char* page : {"README.md", "CONTRIBUTING.md", "CHANGELOG.md"}) pages.emplace_back(page);
  std::size_t found = 0;
  for (const auto& page : pages) {
    const std::string text = text_of(page);
    re2::StringPiece rest(text);
    for (std::string file; RE2::FindAndConsume(&rest, name, &file); ++found)
      CHECK_MESSAGE(std::filesystem::exists(std::filesystem::path(ASSAY_SOURCE_DIR) / file), page.string(), " names ", file);
  }
  CHECK(found >= 20);
}

TEST_CASE("the example of docs/challenge-format.md is a challenge without a fault") {
  const std::string page = text_of("docs/challenge-format.md");
  const std::size_t begin = page.find("```yaml\n") + 8;
  const support::TemporaryFolder folder;
  const std::filesystem::path challenge = folder.path() / "order-totals";
  std::filesystem::create_directories(challenge / "solutions");
  write_file(challenge / "challenge.yaml", page.substr(begin, page.find("```\n", begin) - begin)).value();
  write_file(challenge / "statement.md", "# Order totals\n").value();
  for (const char* name : {"right.py", "floating-point.py"}) write_file(challenge / "solutions" / name, "print()\n").value();
  const challenges::Loaded loaded = challenges::load_challenge(challenge.string(), challenges::bundled_languages());
  for (const challenges::Fault& fault : loaded.faults) FAIL_CHECK(fault.to_string());
  CHECK(loaded.challenge);
}

}  // namespace
}  // namespace assay::house
