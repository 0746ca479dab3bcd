// What is submitted: the attacks of tests/attacks that a candidate could hand in (in Python, PHP and Go), each with a
// challenge of its own that has the attack's limits and a case for each of its stages, and honest programs between
// them.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/attacks/attack.hpp"

namespace assay::soak {

struct Program {
  std::string challenge, language;
  std::string body;                  // of POST /submissions
  std::vector<std::string> endings;  // "TLE cpu_time": what each case may come to; none: all but AC and JE
  std::string prints;                // with the first of the endings; anything where it is empty
  bool honest = false;
};

// How a run that ends so (support::how) must be judged, when what it prints is not what was asked for.
std::string verdict_of(const std::string& ending);

// Writes the challenges into `folder`, for `assay serve --challenges`. Nothing that a program prints is what its
// challenge expects; only the honest ones' is.
std::vector<Program> write_challenges(const std::filesystem::path& folder, const std::vector<attacks::Attack>& attacks);

// The first `count` of an endless row: every tenth is honest, by turns in each language; the others go through all
// attacks in an order that `seed` shuffles, and then again.
std::vector<const Program*> in_a_row(const std::vector<Program>& programs, std::size_t count, unsigned seed);

}  // namespace assay::soak
