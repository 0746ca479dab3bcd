#include "challenges/checkers/number.hpp"

#include <charconv>
#include <cmath>
#include <limits>

namespace assay::challenges {
namespace {

// from_chars tells only that the value is out of range, not at which end.
double out_of_range(std::string_view token) {
  const bool negative = token.front() == '-';
  const auto exponent = token.find_first_of("eE");
  const bool tiny = exponent != std::string_view::npos ? token.substr(exponent + 1, 1) == "-"
                                                       : token.find_first_not_of("-0") == token.find('.');
  const double size = tiny ? 0.0 : std::numeric_limits<double>::infinity();
  return negative ? -size : size;
}

}  // namespace

std::optional<double> parse_number(std::string_view token) {
  if (token.size() > 1 && token[0] == '+' && token[1] != '-' && token[1] != '+') token.remove_prefix(1);
  // nan(...) is a spelling of C's; no language prints it.
  if (token.empty() || token.find('(') != std::string_view::npos) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error == std::errc::invalid_argument || end != token.data() + token.size()) return std::nullopt;
  return error == std::errc::result_out_of_range ? out_of_range(token) : value;
}

bool near(double expected, double actual, double absolute, double relative) {
  if (expected == actual) return true;
  if (!std::isfinite(expected) || !std::isfinite(actual)) return false;
  const double distance = std::fabs(expected - actual);
  return distance <= absolute || distance <= relative * std::fabs(expected);
}

}  // namespace assay::challenges
