// The table that people read, and the JSON that programs do.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/json/object.hpp>

#include "runner/bench/noise.hpp"
#include "runner/bench/row.hpp"
#include "sandbox/outcome.hpp"

namespace assay::runner::bench {

// Where the figures were taken: without it they say nothing.
struct Place {
  std::string processor, kernel, cgroups;
  unsigned processors = 0;
  sandbox::Isolation isolation;
  std::vector<std::string> accepted_weaker;
};

struct Results {
  Place place;
  int rounds = 0;
  Noise noise;
  std::optional<std::string> noisy;  // why the figures do not compare
  std::vector<Row> rows;
};

// Lines of at most 80 columns.
std::string head_text(const Place& place, int rounds);
std::string columns_text();
std::string row_text(const Row& row);
// What was missed, and whether the figures compare; one sentence a line.
std::string verdict_text(const Results& results);
boost::json::object to_json(const Results& results);

}  // namespace assay::runner::bench
