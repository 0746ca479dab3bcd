// One attack, run and judged.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sandbox/box.hpp"
#include "tests/attacks/attack.hpp"
#include "tests/attacks/programs.hpp"

namespace assay::attacks {

struct Finding {
  const Attack* attack = nullptr;
  std::string got;                  // how its last run ended
  std::vector<std::string> faults;  // each a sentence: why it broke
  double wall_ms = 0, cpu_ms = 0;   // all its runs together
  std::uint64_t memory_kib = 0;     // the largest of them
  bool held() const { return faults.empty(); }
};

// Runs every stage of the attack; an Error of the sandbox is a fault, for no program may cause one.
Finding try_attack(const Attack& attack, const Programs& programs, sandbox::Box& box);

// An ordinary program still runs right: a sum, exit 0, a small peak. "" or what was wrong.
std::string ordinary_run(sandbox::Box& box);

}  // namespace assay::attacks
