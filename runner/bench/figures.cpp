#include "runner/bench/figures.hpp"

#include <algorithm>

namespace assay::runner::bench {

double quantile(std::vector<double> values, double share) {
  if (values.empty()) return 0;
  const auto rank = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
  std::nth_element(values.begin(), values.begin() + rank, values.end());
  return values[static_cast<std::size_t>(rank)];
}

Spread spread_of(const std::vector<double>& values) {
  return {quantile(values, 0.5), quantile(values, 0.25), quantile(values, 0.75), quantile(values, 0.95), values.size()};
}

std::vector<double> ratios(const std::vector<double>& ours, const std::vector<double>& theirs) {
  std::vector<double> all;
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i)
    if (theirs[i] > 0) all.push_back(ours[i] / theirs[i]);
  return all;
}

Line line_through(const std::vector<std::pair<double, double>>& points) {
  double weights = 0, x_sum = 0, y_sum = 0, xx_sum = 0, xy_sum = 0;
  for (const auto& [x, y] : points) {
    if (y <= 0) continue;
    const double weight = 1 / (y * y);
    weights += weight;
    x_sum += weight * x;
    y_sum += weight * y;
    xx_sum += weight * x * x;
    xy_sum += weight * x * y;
  }
  const double determinant = weights * xx_sum - x_sum * x_sum;
  if (determinant <= 0) return {weights > 0 ? y_sum / weights : 0, 0};
  const double slope = (weights * xy_sum - x_sum * y_sum) / determinant;
  return {(y_sum - slope * x_sum) / weights, slope};
}

}  // namespace assay::runner::bench
