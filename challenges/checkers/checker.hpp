// A checker decides whether output is right: a pure function of what was expected and what came. To add one: write
// checkers/<name>.cpp, declare it in checkers.cpp's table, and give tests/challenges/checkers_test.cpp its rows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "challenges/case_result.hpp"
#include "challenges/challenge.hpp"

namespace assay::challenges {

struct Check {
  double score = 0;     // 1 right, 0 wrong, between: partly (PC)
  std::string message;  // why not 1: "line 3: expected 42, got 41"; quotes at most 80 characters of either side
  std::optional<Where> where;
};

struct CheckerEntry {
  std::string_view name;
  // Whether `expected` is a usable expectation (a regex that compiles, JSON that parses): asked when a challenge loads.
  Result<void> (*accepts)(const CheckerSpec& spec, std::string_view expected);
  Check (*check)(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
};

// The table: exact lines tokens floats sorted regex json. Null for an unknown name.
const CheckerEntry* find_checker(std::string_view name);
std::vector<std::string_view> checker_names();

}  // namespace assay::challenges
