// What a checker's message shows of either side: at most 80 printable characters, numbers bare, all else in quotes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "challenges/checkers/checker.hpp"

namespace assay::challenges {

std::string cut_printable(std::string_view bytes);  // no quotes
std::string shown(std::string_view bytes);
// "expected 42, got 41"; of long texts the part where they begin to differ.
std::string expected_got(std::string_view expected, std::string_view actual);

Check right();
Check wrong_at_line(std::uint64_t line, std::string message);  // the message is whole, "line 3: ..."
Result<void> accepts_anything(const CheckerSpec& spec, std::string_view expected);

}  // namespace assay::challenges
