#include <cmath>

#include <fmt/format.h>

#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/number.hpp"
#include "challenges/checkers/quote.hpp"
#include "challenges/checkers/text_walk.hpp"

namespace assay::challenges {
namespace {

template <class Same>
Check compare(std::string_view expected, std::string_view actual, Same same) {
  TokenWalk wanted(expected), got(actual);
  std::string_view want, have;
  for (;;) {
    const bool more_wanted = wanted.next(want), more_got = got.next(have);
    if (!more_wanted && !more_got) return right();
    if (more_wanted && more_got && same(want, have)) continue;
    const auto line = more_got ? got.line() : wanted.line();
    const auto place = fmt::format("token {} (line {})", more_wanted ? wanted.number() : got.number(), line);
    if (!more_got) return wrong_at_line(line, fmt::format("{}: missing, expected {}", place, shown(want)));
    if (!more_wanted) return wrong_at_line(line, fmt::format("{}: not expected: {}", place, shown(have)));
    return wrong_at_line(line, fmt::format("{}: {}", place, expected_got(want, have)));
  }
}

}  // namespace

Check check_tokens(const CheckerSpec&, std::string_view expected, std::string_view actual) {
  return compare(expected, actual, [](std::string_view want, std::string_view have) { return want == have; });
}

Check check_floats(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  return compare(expected, actual, [&](std::string_view want, std::string_view have) {
    if (want == have) return true;
    const auto wanted = parse_number(want), got = parse_number(have);
    if (!wanted || !got) return false;
    // Not a number and infinities are right only where they are expected; their spelling differs by language.
    if (std::isnan(*wanted)) return std::isnan(*got);
    if (std::isinf(*wanted) && have.find_first_of("nN") == std::string_view::npos) return false;  // 1e999 is a number
    return near(*wanted, *got, spec.absolute, spec.relative);
  });
}

}  // namespace assay::challenges
