// The difference between what was expected and what came, by lines: one component for text, HTML and Markdown. Pure and
// bounded: whatever the two texts (64 KiB, tens of thousands of lines), the work and the answer stay small.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace assay::reports {

struct DiffLine {
  enum class Kind { same, missing, extra, gap };  // missing: expected only ("-"); extra: came only ("+")
  Kind kind = Kind::same;
  std::string text;  // fit to show: printable, at most `longest_line` bytes; for gap "12 equal lines"
};

struct Difference {
  std::vector<DiffLine> lines;  // empty when the texts are equal, or differ only as `note` says
  std::string note;             // a sentence, or empty: what is not shown, or cannot be seen
};

constexpr std::size_t longest_line = 240;

// At most about `most` lines come back.
Difference difference(std::string_view expected, std::string_view actual, std::size_t most = 400);

}  // namespace assay::reports
