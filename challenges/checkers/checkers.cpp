#include <algorithm>
#include <array>

#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/quote.hpp"

namespace assay::challenges {
namespace {

constexpr std::array<CheckerEntry, 7> table{{
    {"exact", accepts_anything, check_exact},
    {"lines", accepts_anything, check_lines},
    {"tokens", accepts_anything, check_tokens},
    {"floats", accepts_anything, check_floats},
    {"sorted", accepts_anything, check_sorted},
    {"regex", accepts_regex, check_regex},
    {"json", accepts_json, check_json},
}};

}  // namespace

const CheckerEntry* find_checker(std::string_view name) {
  const auto found = std::find_if(table.begin(), table.end(), [&](const auto& entry) { return entry.name == name; });
  return found == table.end() ? nullptr : &*found;
}

std::vector<std::string_view> checker_names() {
  std::vector<std::string_view> names;
  for (const auto& entry : table) names.push_back(entry.name);
  return names;
}

}  // namespace assay::challenges
