// An attack: a small hostile program whose first comment lines say, as data, what it tries and how it must end.
//
//   # attack: what it tries, in a sentence
//   # expect: exited 0         how it must end (support::how); "|" between endings that the kernel decides among
//   # compile: yes             what is tried is its compile step, in the compile profile
//   # limits: cpu_ms=500 memory_mib=64
//   # layer: seccomp           the layers that alone hold it, for --layers
//   # prints: held             what it must print; with `exited 0` that is "held" where nothing is said
//   # stages: plant look       a run each, the word as argument: the last may find nothing of the first
//   # beside: yes              another launcher's box (common/neighbour.py) runs at the same time
//   # stdin: text              what it reads
//   # collect: result missing  a file of the work folder and its state: missing, regular, not_regular, too_large
//   # uses: cpu_ms>=100 memory_kib>=20000      what must have been measured, whatever it says itself
//
// Comments start with "#" or "//"; after the first line that is none, the rest is the program's own business.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/limits.hpp"
#include "sandbox/outcome.hpp"

namespace assay::attacks {

enum class Language : std::uint8_t { python, php, go, c };

struct Result {
  std::string path;
  sandbox::Collected::State state;
};

struct Attack {
  std::string area, name;
  Language language = Language::c;
  std::filesystem::path file;
  std::string what;
  std::vector<std::string> endings, layers, stages;
  std::string prints, stdin_text;
  bool beside = false, compile = false;
  std::vector<Result> results;
  std::uint64_t least_cpu_ms = 0, least_memory_kib = 0;
  sandbox::Limits limits;

  std::string id() const;  // "escape/ptrace_init.py"
};

std::string extension(Language language);  // "py", "php", "go", "c"

// All of a folder (tests/attacks), sorted. Throws std::runtime_error that names the file and what its head lacks.
std::vector<Attack> load_attacks(const std::filesystem::path& root);

}  // namespace assay::attacks
