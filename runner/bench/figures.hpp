// What is made of many measured values: quantiles, their spread, a straight line through points. Pure.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace assay::runner::bench {

// The value below which `share` of the values lie (nearest rank); 0 of none.
double quantile(std::vector<double> values, double share);

struct Spread {
  double median = 0, p25 = 0, p75 = 0, p95 = 0;
  std::size_t count = 0;
};
Spread spread_of(const std::vector<double>& values);

// Turn by turn: ours[i] was taken beside theirs[i].
std::vector<double> ratios(const std::vector<double>& ours, const std::vector<double>& theirs);

// y = offset + slope * x with the least sum of squared *relative* residuals: by absolute ones the largest point would be met
// whatever the others say.
struct Line {
  double offset = 0, slope = 0;
  double at(double x) const { return offset + slope * x; }
};
Line line_through(const std::vector<std::pair<double, double>>& points);

}  // namespace assay::runner::bench
