// Rules about files: their size, and that no test lies beside the road.
#include <algorithm>

#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/house/includes.hpp"

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

TEST_CASE("every test written in Python is run by ctest") {
  const std::string lists = text_of("tests/CMakeLists.txt");
  for (const auto& file : files_below("tests", {".py"})) {
    if (!file.filename().string().ends_with("_test.py")) continue;
    CHECK_MESSAGE(lists.find(file.filename().string()) != std::string::npos, file.string(), " is run by nobody");
  }
}

}  // namespace
}  // namespace assay::house
