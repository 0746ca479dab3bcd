// All that judging may see of a sandbox: put a program in, run commands, take the outcome. Blocking; one thread at a time.
// Two implementations: Client (a launcher process) and the in-memory fake of the tests.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "sandbox/command.hpp"
#include "sandbox/outcome.hpp"

namespace assay::sandbox {

class Box {
 public:
  virtual ~Box() = default;

  // Sets the files that every run finds from now on (until the next install): once a submission. `work` files are copied
  // into each run's fresh work folder, `program` files stand read-only in /program.
  virtual Result<void> install(std::span<const File> files) = 0;

  // Runs one command in a box of its own and returns when nothing of it is left. An Error is our fault (JE), never the
  // guest's; the box can be used again afterwards.
  virtual Result<Outcome> run(const Command& command) = 0;

  virtual const Isolation& isolation() const = 0;
};

}  // namespace assay::sandbox
