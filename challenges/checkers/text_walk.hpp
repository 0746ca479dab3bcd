// Walks output by line and by token without copying it. Used by the checkers; a view is into the text given.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace assay::challenges {

// Lines without their trailing space, tab and CR; the text's trailing empty lines are none.
class LineWalk {
 public:
  explicit LineWalk(std::string_view text) {
    const auto last = text.find_last_not_of(" \t\r\n");
    rest_ = last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
  }
  bool next(std::string_view& line) {
    if (rest_.empty()) return false;
    const auto end = std::min(rest_.find('\n'), rest_.size());
    line = rest_.substr(0, end);
    const auto last = line.find_last_not_of(" \t\r");
    line = last == std::string_view::npos ? std::string_view() : line.substr(0, last + 1);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    ++number_;
    return true;
  }
  std::uint64_t number() const { return number_; }  // of the last line, from 1

 private:
  std::string_view rest_;
  std::uint64_t number_ = 0;
};

// Tokens between ASCII white space.
class TokenWalk {
 public:
  explicit TokenWalk(std::string_view text) : rest_(text) {}
  bool next(std::string_view& token) {
    std::size_t at = 0;
    for (; at < rest_.size() && is_space(rest_[at]); ++at) line_ += rest_[at] == '\n';
    rest_.remove_prefix(at);
    if (rest_.empty()) return false;
    std::size_t end = 0;
    while (end < rest_.size() && !is_space(rest_[end])) ++end;
    token = rest_.substr(0, end);
    rest_.remove_prefix(end);
    ++number_;
    return true;
  }
  std::uint64_t number() const { return number_; }  // of the last token, from 1
  std::uint64_t line() const { return line_; }      // where it stands; the last line once there are no more

 private:
  static bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
  std::string_view rest_;
  std::uint64_t number_ = 0, line_ = 1;
};

}  // namespace assay::challenges
