// A box whose programs lose nothing by a busy machine. A run that met its wall limit and shows by evidence that the machine had no
// processor for it (sandbox::Outcome::starved) is run again while no other run of this process is under way, and time that it waits
// for a processor all the same (for others have the machine, too) does not count. What that says stands; a machine that has no
// processor for it even so is our fault (`unavailable`), not the program's.
#pragma once

#include <mutex>
#include <shared_mutex>

#include "sandbox/box.hpp"

namespace assay::runner {

// Who runs beside whom: any number share the machine, or one has it alone. Whoever wants it alone waits only for runs that have
// begun already.
class Turns {
 public:
  std::shared_lock<std::shared_mutex> shared();

  struct Alone {
    std::unique_lock<std::mutex> door;  // keeps newcomers out
    std::unique_lock<std::shared_mutex> machine;
  };
  Alone alone();

 private:
  std::mutex door_;
  std::shared_mutex machine_;
};

class FairBox final : public sandbox::Box {
 public:
  FairBox(sandbox::Box& box, Turns& turns) : box_(box), turns_(turns) {}
  Result<void> install(std::span<const sandbox::File> files) override { return box_.install(files); }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override;
  const sandbox::Isolation& isolation() const override { return box_.isolation(); }

 private:
  sandbox::Box& box_;
  Turns& turns_;
};

}  // namespace assay::runner
