// What several checkers share: walking lines and tokens of any bytes without copying, and saying how two texts differ.
// Everything is linear in the output and keeps no more than views of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "challenges/checkers/checker.hpp"

namespace assay::challenges {

// ASCII white space, as the contract separates tokens: space, \t \n \v \f \r.
constexpr bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
std::string_view without_trailing_space(std::string_view text);
std::string_view without_final_newline(std::string_view text);

// Hands out lines, without their '\n', and counts them from 1.
class Lines {
 public:
  explicit Lines(std::string_view text) : rest_(text) {}
  std::optional<std::string_view> next();
  std::uint64_t number() const { return number_; }  // of the line that next() gave last

 private:
  std::string_view rest_;
  std::uint64_t number_ = 0;
};

// Hands out tokens, with the line that each stands in.
class Tokens {
 public:
  explicit Tokens(std::string_view text) : rest_(text) {}
  std::optional<std::string_view> next();
  std::uint64_t line() const { return line_; }  // of the token that next() gave last, or of the end

 private:
  std::string_view rest_;
  std::uint64_t line_ = 1;
};

Check right();
// "line 3: expected 42, got 41"; nothing stands for the end of a text. Of each side at most 80 printable characters are
// shown, around the first byte in which they differ.
Check differs(std::uint64_t line, std::optional<std::string_view> expected, std::optional<std::string_view> actual);
Check wrong_at(std::uint64_t line, std::string message);

// At most 80 printable characters of `text`, from about the byte `from`; "..." where something is left out.
std::string shown(std::string_view text, std::size_t from = 0);

// Any text will do as an expectation.
Result<void> accepts_anything(const CheckerSpec&, std::string_view);

// The rows of checkers.cpp's table, each in the file of its name.
Check check_exact(const CheckerSpec&, std::string_view expected, std::string_view actual);
Check check_lines(const CheckerSpec&, std::string_view expected, std::string_view actual);
Check check_tokens(const CheckerSpec&, std::string_view expected, std::string_view actual);
Check check_floats(const CheckerSpec&, std::string_view expected, std::string_view actual);
Check check_sorted(const CheckerSpec&, std::string_view expected, std::string_view actual);
Check check_regex(const CheckerSpec&, std::string_view expected, std::string_view actual);
Result<void> accepts_regex(const CheckerSpec&, std::string_view expected);
Check check_json(const CheckerSpec&, std::string_view expected, std::string_view actual);
Result<void> accepts_json(const CheckerSpec&, std::string_view expected);

}  // namespace assay::challenges
