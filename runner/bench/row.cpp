#include "runner/bench/row.hpp"

#include <utility>

namespace assay::runner::bench {

Row named_row(std::string id, std::string what, std::string unit, Bound bound) {
  Row row;
  row.id = std::move(id);
  row.what = std::move(what);
  row.unit = std::move(unit);
  row.bound = bound;
  return row;
}

Row ratio_row(std::string id, std::string what, const std::vector<double>& ours, const std::vector<double>& theirs, Bound bound) {
  Row row = named_row(std::move(id), std::move(what), "x", bound);
  row.figures = {{"ours", spread_of(ours)}, {"other", spread_of(theirs)}};
  if (row.figures["other"].median <= 0) {
    row.note = "there is nothing to compare with";
    return row;
  }
  const Spread each = spread_of(ratios(ours, theirs));
  row.value = row.figures["ours"].median / row.figures["other"].median;
  row.low = each.p25;
  row.high = each.p75;
  return row;
}

Row value_row(std::string id, std::string what, std::string unit, const std::vector<double>& values, Bound bound) {
  Row row = named_row(std::move(id), std::move(what), std::move(unit), bound);
  const Spread spread = spread_of(values);
  row.figures = {{"ours", spread}};
  row.value = spread.median;
  row.low = spread.p25;
  row.high = spread.p75;
  return row;
}

Row missing_row(std::string id, std::string what, std::string why, Bound bound) {
  Row row = named_row(std::move(id), std::move(what), "", bound);
  row.note = std::move(why);
  return row;
}

}  // namespace assay::runner::bench
