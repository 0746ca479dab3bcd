// The fuzz targets without a fuzzer: the corpus, and mutations of it by a fixed seed, so that a failure is found again.
// ASSAY_FUZZ_ROUNDS mutations a file (2,000 where it is not set).
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/fuzz/targets.hpp"

namespace assay::fuzz {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> corpus_of(std::string_view target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(ASSAY_SOURCE_DIR) / "tests/fuzz/corpus" / target))
    files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

// A few of the oldest tricks: flipped bits, telling bytes, pieces doubled, dropped and swapped with another file's.
std::string mutated(std::string bytes, const std::string& other, std::mt19937& random) {
  const auto below = [&](std::size_t limit) { return limit == 0 ? 0 : random() % limit; };
  for (std::size_t step = 0, steps = 1 + below(8); step < steps; ++step) {
    const std::size_t at = below(bytes.size() + 1), length = below(std::min<std::size_t>(bytes.size() - at, 32) + 1);
    switch (below(6)) {
      case 0: if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
      case 1: if (at < bytes.size()) bytes[at] = "\0\xff\x7f\x80\n\"{[-0"[below(10)]; break;
      case 2: bytes.insert(at, bytes.substr(at, length)); break;
      case 3: bytes.erase(at, length); break;
      case 4: bytes.insert(at, other.substr(below(other.size() + 1), below(64))); break;
      default: bytes.resize(at); break;
    }
  }
  return bytes;
}

TEST_CASE("no mutation of what strangers send crashes us or is understood as what it is not") {
  const char* told = std::getenv("ASSAY_FUZZ_ROUNDS");
  const int rounds = told == nullptr ? 2000 : std::atoi(told);
  for (const auto& [name, target] : targets) {
    CAPTURE(name);
    const std::vector<fs::path> files = corpus_of(name);
    REQUIRE(!files.empty());
    std::mt19937 random(1);
    for (const fs::path& file : files) {
      const std::string seed = read_file(file, 16 << 20).value();
      target(seed);
      for (int round = 0; round < rounds; ++round)
        target(mutated(seed, read_file(files[random() % files.size()], 16 << 20).value(), random));
    }
  }
}

}  // namespace
}  // namespace assay::fuzz
