// Turns attacks into commands: Python and PHP are started by their interpreter from the work folder, C comes compiled
// from the build, and Go is compiled in the sandbox, all attacks as one program that takes an attack's name as its
// first argument.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sandbox/box.hpp"
#include "sandbox/command.hpp"
#include "tests/attacks/attack.hpp"

namespace assay::attacks {

class Programs {
 public:
  // Compiles what has to be, in `box`. Throws std::runtime_error with what the compiler said.
  Programs(const std::filesystem::path& root, const std::vector<Attack>& attacks, sandbox::Box& box);

  void install(sandbox::Box& box) const;
  // `stage` is one of the attack's stages, "" where it has none.
  sandbox::Command command(const Attack& attack, const std::string& stage) const;

 private:
  void add_go(const std::vector<Attack>& attacks, sandbox::Box& box);
  std::filesystem::path root_;
  std::vector<sandbox::File> installed_;
};

}  // namespace assay::attacks
