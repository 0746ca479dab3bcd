#include <unordered_map>

#include <fmt/format.h>

#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/quote.hpp"
#include "challenges/checkers/text_walk.hpp"

namespace assay::challenges {

// Only the expected lines are kept, so that memory is the author's to choose and not the candidate's.
Check check_sorted(const CheckerSpec&, std::string_view expected, std::string_view actual) {
  std::unordered_map<std::string_view, std::uint64_t> open;
  std::string_view line;
  for (LineWalk wanted(expected); wanted.next(line);) ++open[line];
  for (LineWalk got(actual); got.next(line);) {
    const auto found = open.find(line);
    if (found == open.end() || found->second == 0)
      return wrong_at_line(got.number(), fmt::format("line {}: not expected: {}", got.number(), shown(line)));
    --found->second;
  }
  for (LineWalk wanted(expected); wanted.next(line);)
    if (open[line] > 0)
      return wrong_at_line(wanted.number(), fmt::format("line {}: missing, expected {}", wanted.number(), shown(line)));
  return right();
}

}  // namespace assay::challenges
