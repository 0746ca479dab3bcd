// What is printed: 80 columns, a line a figure.
#pragma once

#include "tests/soak/census.hpp"
#include "tests/soak/clients.hpp"
#include "tests/soak/soak.hpp"

namespace assay::soak {

struct Figures {
  const Options& options;
  const Census &start, &end;
  const std::map<std::string, std::uint64_t>& start_kib;
  const std::map<std::string, std::vector<std::uint64_t>>& samples_kib;
  const Answers& answers;
};

void print_table(const Figures& figures);
// A line for each way that a program of `programs` came to.
void print_endings(const Answers& answers, const std::vector<Program>& programs);
// The first of them, and how many there are; or one line that all is well.
void print_faults(const std::vector<std::string>& faults);

}  // namespace assay::soak
