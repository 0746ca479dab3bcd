// floats: tokens; where a number is expected, a number within the absolute or the relative tolerance will do. NaN is
// met by NaN only, an infinity by the same infinity only.
#include <charconv>
#include <cmath>

#include "challenges/checkers/compare.hpp"

namespace assay::challenges {
namespace {

// Decimal notation, "nan" and "inf"; nothing when the token is no number or no double can hold it.
std::optional<double> number(std::string_view token) {
  if (token.starts_with('+') && !token.starts_with("+-")) token.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), value);
  if (error != std::errc{} || end != token.data() + token.size()) return std::nullopt;
  return value;
}

bool is_close(const CheckerSpec& spec, double expected, double actual) {
  if (std::isnan(expected) || std::isnan(actual)) return std::isnan(expected) && std::isnan(actual);
  if (std::isinf(expected) || std::isinf(actual)) return expected == actual;
  const double off = std::abs(expected - actual);
  return off <= spec.absolute || off <= spec.relative * std::abs(expected);
}

bool same(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  if (expected == actual) return true;
  const auto wanted = number(expected);
  if (!wanted) return false;
  const auto got = number(actual);
  return got && is_close(spec, *wanted, *got);
}

}  // namespace

Check check_floats(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  Tokens wanted(expected), got(actual);
  for (;;) {
    const auto a = wanted.next(), b = got.next();
    if (!a && !b) return right();
    if (!a || !b || !same(spec, *a, *b)) return differs(b ? got.line() : wanted.line(), a, b);
  }
}

}  // namespace assay::challenges
