// The fuzz targets without a fuzzer: test-fuzz TARGET runs the whole corpus, then mutations of it for ASSAY_FUZZ_SECONDS
// (30); test-fuzz TARGET FILE... runs those files. The target runs in a child, for it dies where it fails: what it was
// given is then kept in a file, whatever killed it. ASSAY_FUZZ_SEED repeats a run; otherwise each has its own.
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/digest.hpp"
#include "base/file.hpp"
#include "tests/fuzz/mutator.hpp"
#include "tests/fuzz/targets.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::fuzz {
namespace {

namespace fs = std::filesystem;
using Target = void (*)(std::string_view);

constexpr std::size_t longest = 16 << 20, most_memory = std::size_t{4} << 30;
constexpr std::chrono::seconds longest_run{60};  // of one input: a parser that takes so long has no bound

// What both processes see.
struct Shared {
  std::atomic<std::uint64_t> runs{0};
  std::size_t size = 0;
  char bytes[longest];
};

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
  const char* text = std::getenv(variable);
  return text == nullptr || *text == '\0' ? otherwise : std::strtoull(text, nullptr, 10);
}

std::vector<std::string> read_all(std::vector<fs::path> files) {
  std::sort(files.begin(), files.end());
  std::vector<std::string> contents;
  for (const fs::path& file : files) contents.push_back(read_file(file, longest).value());
  return contents;
}

std::vector<fs::path> corpus_of(const std::string& target) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(fs::path(ASSAY_SOURCE_DIR) / "tests/fuzz/corpus" / target))
    files.push_back(entry.path());
  return files;
}

std::vector<std::string> dictionary_of(const std::string& target) {
  const fs::path file = fs::path(ASSAY_SOURCE_DIR) / "tests/fuzz/dictionaries" / (target + ".dict");
  return read_dictionary(read_file(file, longest).value());
}

void run(Target target, const std::string& bytes, Shared& shared) {
  shared.size = std::min(bytes.size(), longest);
  std::memcpy(shared.bytes, bytes.data(), shared.size);
  ++shared.runs;
  target(bytes);
}

void fuzz(const std::string& name, Target target, const std::vector<std::string>& corpus, std::uint64_t seed,
          Shared& shared) {
  for (const std::string& bytes : corpus) run(target, bytes, shared);
  Mutator mutator(corpus, dictionary_of(name), seed);
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(number_from("ASSAY_FUZZ_SECONDS", 30));
  while (std::chrono::steady_clock::now() < end) run(target, mutator.next(), shared);
}

std::size_t resident(pid_t pid) {
  std::size_t all = 0, pages = 0;
  std::ifstream("/proc/" + std::to_string(pid) + "/statm") >> all >> pages;
  return pages * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

// "" when the child ended well; else what ended it.
std::string watch(pid_t child, const Shared& shared) {
  using clock = std::chrono::steady_clock;
  std::string stopped;
  auto moved = clock::now();
  for (std::uint64_t seen = 0;;) {
    int status = 0;
    if (::waitpid(child, &status, stopped.empty() ? WNOHANG : 0) == child) {
      if (!stopped.empty()) return stopped;
      if (WIFSIGNALED(status)) return "it died of signal " + std::to_string(WTERMSIG(status));
      return WEXITSTATUS(status) == 0 ? "" : "it exited with " + std::to_string(WEXITSTATUS(status));
    }
    if (shared.runs != seen) seen = shared.runs, moved = clock::now();
    if (clock::now() - moved > longest_run * support::slowdown()) stopped = "it did not end";
    if (resident(child) > most_memory) stopped = "it took more than 4 GiB of memory";
    if (!stopped.empty()) ::kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
}

int test(const std::string& name, Target target, const std::vector<fs::path>& files) {
  void* memory = ::mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) throw std::runtime_error("no memory to share");
  Shared& shared = *new (memory) Shared;
  const std::uint64_t seed = number_from("ASSAY_FUZZ_SEED", std::random_device{}());
  const std::vector<std::string> inputs = read_all(files.empty() ? corpus_of(name) : files);
  if (inputs.empty()) throw std::runtime_error("there is no corpus for " + name);
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    if (files.empty())
      fuzz(name, target, inputs, seed, shared);
    else
      for (const std::string& bytes : inputs) run(target, bytes, shared);
    std::exit(0);  // with destructors, and the leak check where there is one
  }
  const std::string fault = watch(child, shared);
  std::printf("%s: %llu inputs, seed %llu\n", name.c_str(), static_cast<unsigned long long>(shared.runs.load()),
              static_cast<unsigned long long>(seed));
  if (fault.empty()) return 0;
  const std::string bytes(shared.bytes, shared.size);
  const fs::path found = fs::path(ASSAY_BIN_DIR) / ("fuzz-found-" + name + "-" + sha256_hex(bytes).substr(0, 16));
  std::ofstream(found, std::ios::binary) << bytes;
  std::printf("%s: %s on the input kept in %s\nagain: test-fuzz %s %s\n", name.c_str(), fault.c_str(), found.c_str(),
              name.c_str(), found.c_str());
  return 1;
}

}  // namespace
}  // namespace assay::fuzz

int main(int argc, char** argv) try {
  for (const auto& [name, target] : assay::fuzz::targets)
    if (argc > 1 && name == argv[1]) return assay::fuzz::test(argv[1], target, {argv + 2, argv + argc});
  std::fprintf(stderr, "usage: test-fuzz TARGET [FILE...]; targets:");
  for (const auto& [name, target] : assay::fuzz::targets) std::fprintf(stderr, " %s", name.data());
  std::fprintf(stderr, "\n");
  return 2;
} catch (const std::exception& error) {
  std::fprintf(stderr, "test-fuzz: %s\n", error.what());
  return 3;
}
