// assay-attack: every program of tests/attacks against one launcher. Exit status 0 when none broke, 1 when one did, 2
// for bad usage, 3 when the sandbox cannot be started or an attack cannot be read.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "tests/attacks/suite.hpp"

namespace {

constexpr const char* usage =
    "usage: assay-attack [--sandbox PATH] [--without LAYER]... [--only PATTERN] [--root FOLDER] [--list] [--json] "
    "[--layers]\n"
    "  --sandbox PATH   an installed assay-sandbox instead of the one beside this program\n"
    "  --without LAYER  is left out (sandbox/guest/without.hpp names them): to see what it alone holds\n"
    "  --only PATTERN   those whose AREA/NAME.LANGUAGE contains it\n"
    "  --warm           programs of interpreters are forks of warm ones\n"
    "  --layers         leaves out each layer in turn; each must be missed by an attack that declares it\n";

bool parse(int argc, char** argv, assay::attacks::Options& options) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--list")
      options.list = true;
    else if (word == "--json")
      options.json = true;
    else if (word == "--warm")
      ::setenv("ASSAY_TEST_START", "warm", 1);
    else if (word == "--layers")
      options.layers = true;
    else if (i + 1 == argc)
      return false;
    else if (word == "--sandbox")
      options.sandbox = argv[++i];
    else if (word == "--only")
      options.only = argv[++i];
    else if (word == "--root")
      options.root = argv[++i];
    else if (word == "--without")
      options.without.emplace_back(argv[++i]);
    else
      return false;
  }
  return true;
}

int run(const assay::attacks::Options& options) {
  std::vector<assay::attacks::Attack> attacks = assay::attacks::load_attacks(options.root);
  std::erase_if(attacks, [&](const auto& attack) { return attack.id().find(options.only) == std::string::npos; });
  if (options.list) {
    for (const auto& attack : attacks) std::printf("%-48s %s\n", attack.id().c_str(), attack.what.c_str());
    return 0;
  }
  return options.layers ? run_layers(options, attacks) : run_suite(options, attacks);
}

}  // namespace

int main(int argc, char** argv) {
  assay::attacks::Options options;
  options.root = std::string(ASSAY_SOURCE_DIR) + "/tests/attacks";
  if (!parse(argc, argv, options)) {
    std::fputs(usage, stderr);
    return 2;
  }
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "assay-attack: %s\n", error.what());
    return 3;
  }
}
