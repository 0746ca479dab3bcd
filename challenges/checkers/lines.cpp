#include <fmt/format.h>

#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/quote.hpp"
#include "challenges/checkers/text_walk.hpp"

namespace assay::challenges {

Check check_lines(const CheckerSpec&, std::string_view expected, std::string_view actual) {
  LineWalk wanted(expected), got(actual);
  std::string_view want, have;
  for (;;) {
    const bool more_wanted = wanted.next(want), more_got = got.next(have);
    if (!more_wanted && !more_got) return right();
    const auto line = more_wanted ? wanted.number() : got.number();
    if (!more_got) return wrong_at_line(line, fmt::format("line {}: missing, expected {}", line, shown(want)));
    if (!more_wanted) return wrong_at_line(line, fmt::format("line {}: not expected: {}", line, shown(have)));
    if (want != have) return wrong_at_line(line, fmt::format("line {}: {}", line, expected_got(want, have)));
  }
}

}  // namespace assay::challenges
