// The checkers that checkers.cpp's table names.
#pragma once

#include "challenges/checkers/checker.hpp"

namespace assay::challenges {

Check check_exact(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Check check_lines(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Check check_tokens(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Check check_floats(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Check check_sorted(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Result<void> accepts_regex(const CheckerSpec& spec, std::string_view expected);
Check check_regex(const CheckerSpec& spec, std::string_view expected, std::string_view actual);
Result<void> accepts_json(const CheckerSpec& spec, std::string_view expected);
Check check_json(const CheckerSpec& spec, std::string_view expected, std::string_view actual);

}  // namespace assay::challenges
