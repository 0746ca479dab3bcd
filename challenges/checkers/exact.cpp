#include <algorithm>

#include <fmt/format.h>

#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/quote.hpp"

namespace assay::challenges {

Check check_exact(const CheckerSpec&, std::string_view expected, std::string_view actual) {
  if (expected == actual) return right();
  const auto differ = std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end());
  const auto same = expected.substr(0, static_cast<std::size_t>(differ.first - expected.begin()));
  const auto line = static_cast<std::uint64_t>(std::count(same.begin(), same.end(), '\n')) + 1;
  const auto start = same.rfind('\n') + 1;  // npos + 1 is 0
  const auto wanted = expected.substr(start), got = actual.substr(start);
  if (got.empty())
    return wrong_at_line(
        line, fmt::format("line {}: missing, expected {}", line, shown(wanted.substr(0, wanted.find('\n')))));
  if (wanted.empty())
    return wrong_at_line(line, fmt::format("line {}: not expected: {}", line, shown(got.substr(0, got.find('\n')))));
  const auto wanted_line = wanted.substr(0, wanted.find('\n')), got_line = got.substr(0, got.find('\n'));
  if (wanted_line != got_line)
    return wrong_at_line(line, fmt::format("line {}: {}", line, expected_got(wanted_line, got_line)));
  return wrong_at_line(line, wanted.size() > got.size()
                                 ? fmt::format("line {}: expected a newline at its end", line)
                                 : fmt::format("line {}: not expected: a newline at its end", line));
}

}  // namespace assay::challenges
