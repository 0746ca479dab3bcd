// assay-soak: hostile submissions in a row on one daemon, or with --steady the same ones on a busy machine. Exit status
// 0 when all is as it was, 1 when not, 2 for bad usage, 3 when the daemon cannot be started.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "tests/soak/soak.hpp"
#include "tests/soak/steady.hpp"

namespace {

constexpr const char* usage =
    "usage: assay-soak [--submissions N] [--warm-up N] [--clients N] [--workers N] [--seed N] [--only PATTERN]\n"
    "  --submissions N  so many in a row (1000)\n"
    "  --warm-up N      so many before anything is counted (120)\n"
    "  --clients N      who submit at the same time (4)\n"
    "  --workers N      slots of the daemon (2)\n"
    "  --seed N         shuffles the programs (1)\n"
    "  --only PATTERN   attacks whose AREA/NAME.LANGUAGE contains it\n"
    "or:    assay-soak --steady N [--spinners N] [--clients N] [--workers N]\n"
    "  --steady N       judges each of a few programs so often on a busy machine\n"
    "  --spinners N     processes that keep each processor busy (2)\n";

struct Options {
  assay::soak::Options soak;
  assay::soak::SteadyOptions steady;
  bool is_steady = false;
};

bool set(Options& options, std::string_view word, unsigned number) {
  if (word == "--submissions")
    options.soak.submissions = number;
  else if (word == "--warm-up")
    options.soak.warm_up = number;
  else if (word == "--seed")
    options.soak.seed = number;
  else if (word == "--clients")
    options.soak.clients = options.steady.clients = number;
  else if (word == "--workers")
    options.soak.workers = options.steady.workers = number;
  else if (word == "--spinners")
    options.steady.spinners = number;
  else if (word == "--steady")
    options.steady.judgings = number;
  else
    return false;
  options.is_steady = options.is_steady || word == "--steady";
  return true;
}

bool parse(int argc, char** argv, Options& options) {
  for (int i = 1; i + 1 < argc; i += 2) {
    if (std::string_view(argv[i]) == "--only") {
      options.soak.only = argv[i + 1];
      continue;
    }
    char* end = nullptr;
    const unsigned long number = std::strtoul(argv[i + 1], &end, 10);
    if (*end != '\0' || number == 0 || number > 1'000'000) return false;
    if (!set(options, argv[i], static_cast<unsigned>(number))) return false;
  }
  return argc % 2 == 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (!parse(argc, argv, options)) {
    std::fputs(usage, stderr);
    return 2;
  }
  try {
    return options.is_steady ? assay::soak::run_steady(options.steady) : assay::soak::run_soak(options.soak);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "assay-soak: %s\n", error.what());
    return 3;
  }
}
