#include "runner/fair_box.hpp"

#include "base/log.hpp"

namespace assay::runner {

std::shared_lock<std::shared_mutex> Turns::shared() {
  const std::lock_guard door(door_);
  return std::shared_lock(machine_);
}

Turns::Alone Turns::alone() {
  std::unique_lock door(door_);
  return {std::move(door), std::unique_lock(machine_)};
}

Result<sandbox::Outcome> FairBox::run(const sandbox::Command& command) {
  {
    const auto turn = turns_.shared();
    auto outcome = box_.run(command);
    if (!outcome || !outcome->starved) return outcome;
  }
  spdlog::info("a run met its wall limit while the machine had no processor for it: it is run again, alone");
  const auto turn = turns_.alone();
  sandbox::Command again = command;
  again.patient = true;
  auto outcome = box_.run(again);
  if (outcome && outcome->starved)
    return Error(ErrorCode::unavailable, "the machine has no processor for a run, with nothing of ours beside it");
  if (outcome) outcome->alone = true;
  return outcome;
}

}  // namespace assay::runner
