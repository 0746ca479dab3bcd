// One figure of the table: what was measured, against what it must be and what we aim for.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "runner/bench/figures.hpp"

namespace assay::runner::bench {

// At most `must`, or at least, where more is better. None: a figure for information.
struct Bound {
  std::optional<double> must, aim;
  bool at_least = false;
};

struct Row {
  std::string id;                          // "python-case-wall": in JSON, and what a missed must is called by
  std::string what;                        // for people
  std::string unit;                        // "x", "ms", "/s", "MB", "%"
  std::optional<double> value;             // none: not measured, `note` says why
  std::optional<double> low, high;         // p25 and p75 of the same
  Bound bound;
  std::map<std::string, Spread> figures;   // what it was made of, in ms or /s: "ours", "bare"
  std::string note;

  bool is_missed() const { return value && bound.must && (bound.at_least ? *value < *bound.must : *value > *bound.must); }
};

// Nothing measured yet.
Row named_row(std::string id, std::string what, std::string unit, Bound bound);
// The median of `ours` over the median of `theirs`, with the spread of the ratios taken turn by turn.
Row ratio_row(std::string id, std::string what, const std::vector<double>& ours, const std::vector<double>& theirs, Bound bound);
// The median of the values themselves.
Row value_row(std::string id, std::string what, std::string unit, const std::vector<double>& values, Bound bound);
Row missing_row(std::string id, std::string what, std::string why, Bound bound = {});

}  // namespace assay::runner::bench
