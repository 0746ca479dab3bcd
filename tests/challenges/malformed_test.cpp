// Malformed challenges, as data: tests/challenges/malformed.txt. Each entry is a challenge.yaml and every fault that loading it
// must tell, with its exact place and sentence, and no other.
#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "challenges/package.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::challenges {
namespace {

struct Entry {
  std::string name, yaml, faults;
};

// "=== name", the YAML, "---", the faults, one a line.
std::vector<Entry> entries() {
  std::ifstream file(ASSAY_SOURCE_DIR "/tests/challenges/malformed.txt");
  std::vector<Entry> all;
  bool in_faults = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("=== ")) {
      all.push_back({line.substr(4), "", ""});
      in_faults = false;
    } else if (all.empty()) {
      continue;  // the file's own head
    } else if (line == "-----") {
      in_faults = true;
    } else if (in_faults) {
      if (!line.empty()) all.back().faults += (all.back().faults.empty() ? "" : "\n") + line;
    } else {
      all.back().yaml += line + "\n";
    }
  }
  return all;
}

// The lines that most entries share, so that an entry shows only what is wrong with it.
std::string expanded(const std::string& yaml) {
  std::string text = yaml;
  const std::pair<std::string, std::string> parts[] = {
      {"@head\n", "format: 1\nkind: stdio\nname: Demo\nlanguages: [python]\n"},
      {"@groups\n", "groups: [{id: g, points: 1, cases: [{id: c, expected: x}]}]\n"},
      {"@case\n", "groups:\n- id: g\n  points: 1\n  cases:\n"}};
  for (const auto& [mark, meaning] : parts)
    if (const auto at = text.find(mark); at != std::string::npos) text.replace(at, mark.size(), meaning);
  return text;
}

void write(const std::filesystem::path& path, const std::string& content) {
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << content;
}

TEST_CASE("a malformed challenge does not load, and every fault is told once, in its place, with what is allowed") {
  const auto all = entries();
  CHECK(all.size() >= 40);
  for (const Entry& entry : all) {
    CAPTURE(entry.name);
    const support::TemporaryFolder folder;
    write(folder.path() / "demo/challenge.yaml", expanded(entry.yaml));
    write(folder.path() / "demo/solutions/good.py", "print(1)\n");
    write(folder.path() / "demo/cases/broken.yaml", "- {expected: x}\n- {expcted: y}\n");
    write(folder.path() / "demo/cases/map.yaml", "a: 1\n");
    write(folder.path() / "demo/cases/nul.in", std::string("a\0b", 3));
    const Loaded loaded = load_challenge((folder.path() / "demo").string(), bundled_languages());
    CHECK(loaded.challenge == nullptr);
    CHECK(lines_of(loaded.faults) == entry.faults);
  }
}

Loaded load_yaml(const std::string& yaml) {
  const support::TemporaryFolder folder;
  write(folder.path() / "demo/challenge.yaml", expanded(yaml));
  return load_challenge((folder.path() / "demo").string(), bundled_languages());
}

std::string only_fault(const Loaded& loaded) {
  CHECK(loaded.challenge == nullptr);
  return lines_of(loaded.faults);
}

TEST_CASE("bytes that YAML does not allow are refused in their place") {
  CHECK(only_fault(load_yaml(std::string("format: 1\nname: a\0b\n", 20))) ==
        "challenge.yaml:2:8: a NUL character is not allowed in a YAML file; text in UTF-8 is");
  CHECK(only_fault(load_yaml("format: 1\nname: \x04\n")) ==
        "challenge.yaml:2:7: the control character \\x04 is not allowed in a YAML file; text in UTF-8 is");
  CHECK(only_fault(load_yaml("format: 1\nname: \xff\n")) ==
        "challenge.yaml:2:1: this line is not UTF-8; text in UTF-8 is allowed");
}

TEST_CASE("a challenge.yaml of more than 4 MiB is refused") {
  CHECK(only_fault(load_yaml("# " + std::string(4 << 20, 'x'))) ==
        "challenge.yaml: the file has 4194306 bytes; 4194304 (4 MiB) are allowed");
}

TEST_CASE("aliases that stand for more than 1,000 nodes are refused, however few are written") {
  std::string yaml = "x-a: &a [1, 1, 1, 1, 1, 1, 1, 1, 1]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    yaml += std::string("x-") + c + ": &" + c + " [";
    for (int i = 0; i < 9; ++i) yaml += (i > 0 ? ", *" : "*") + before;
    yaml += "]\n";
  }
  CHECK(only_fault(load_yaml(yaml)) ==
        "challenge.yaml:4:10: the aliases of this file stand for more than 1000 nodes; write the values out, or use {file: path}");
}

TEST_CASE("lists nested 100,000 deep are refused, not followed") {
  CHECK(only_fault(load_yaml("x-a: " + std::string(40, '[') + std::string(40, ']') + "\n")) ==
        "challenge.yaml:1:37: lists and maps are nested too deep; 32 levels are allowed");
  for (const char* opening : {"[", "{a: ", "- ", "? "})
    for (const int times : {5000, 100'000}) {
      std::string yaml = "x-a:\n ";
      for (int i = 0; i < times; ++i) yaml += opening;
      CHECK_FALSE(only_fault(load_yaml(yaml)).empty());
    }
}

TEST_CASE("a link anywhere in the folder is refused, wherever it leads") {
  const support::TemporaryFolder folder;
  write(folder.path() / "demo/challenge.yaml", expanded("@head\n@groups\nattachments: [data/secret]\n"));
  write(folder.path() / "outside/secret", "secret");
  std::filesystem::create_directory_symlink(folder.path() / "outside", folder.path() / "demo/data");
  CHECK(only_fault(load_challenge((folder.path() / "demo").string(), bundled_languages())) ==
        "challenge.yaml:6:15: there is no \"data/secret\" in the folder; the path of a file of the challenge is needed\n"
        "data: this is a link; files and folders are allowed");
}

TEST_CASE("a folder without challenge.yaml, or no folder at all, is one fault") {
  const support::TemporaryFolder folder;
  CHECK(only_fault(load_challenge(folder.path().string() + "/", bundled_languages())) ==
        "challenge.yaml: there is no such file in the folder; a challenge needs one");
  CHECK(only_fault(load_challenge((folder.path() / "none").string(), bundled_languages())).find("cannot be read (No such file") !=
        std::string::npos);
}

}  // namespace
}  // namespace assay::challenges
