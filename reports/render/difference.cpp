#include "reports/render/difference.hpp"

#include <algorithm>

#include <dtl/dtl.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace assay::reports {
namespace {

using Kind = DiffLine::Kind;
using Lines = std::vector<std::string>;

// dtl's work grows with lines times differences: longer texts are compared only up to their first difference.
constexpr std::size_t most_compared = 400;
constexpr std::size_t context = 3;

struct Edit {
  Kind kind;
  std::string text;
};

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::size_t common_prefix(const std::string& a, const std::string& b) {
  const std::size_t shorter = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(shorter), b.begin()).first - a.begin());
}

// White space at a line's end cannot be seen: a middle dot stands for a space, an arrow for a tab.
std::string with_visible_end(std::string_view line) {
  const std::size_t end = line.find_last_not_of(" \t");
  std::string shown = printable(line.substr(0, end == std::string_view::npos ? 0 : end + 1), false);
  for (const char c : line.substr(end == std::string_view::npos ? 0 : end + 1)) shown += c == ' ' ? "·" : "→";
  return shown;
}

// A window of a long line that shows what lies around `around`.
std::string window(std::string_view line, std::size_t around) {
  if (line.size() <= longest_line) return with_visible_end(line);
  std::size_t begin = around > longest_line / 2 ? around - longest_line / 4 : 0;
  while (begin > 0 && (static_cast<unsigned char>(line[begin]) & 0xC0u) == 0x80u) --begin;
  const std::string_view part = utf8_prefix(line.substr(begin), longest_line);
  return fmt::format("{}{}{}", begin > 0 ? "…" : "", printable(part, false),
                     begin + part.size() < line.size() ? "…" : "");
}

std::vector<Edit> compared(const Lines& expected, const Lines& actual) {
  dtl::Diff<std::string> diff(expected, actual);
  diff.compose();
  std::vector<Edit> edits;
  for (const auto& [line, info] : diff.getSes().getSequence()) {
    const Kind kind = info.type == dtl::SES_DELETE ? Kind::missing
                      : info.type == dtl::SES_ADD  ? Kind::extra
                                                   : Kind::same;
    edits.push_back({kind, line});
  }
  return edits;
}

// Too long to compare whole: a few lines of each side from the first difference on.
std::vector<Edit> first_difference(const Lines& expected, const Lines& actual) {
  constexpr std::size_t shown = 10;
  std::vector<Edit> edits;
  std::size_t at = 0;
  for (; at < expected.size() && at < actual.size() && expected[at] == actual[at]; ++at)
    edits.push_back({Kind::same, expected[at]});
  for (std::size_t i = at; i < std::min(expected.size(), at + shown); ++i)
    edits.push_back({Kind::missing, expected[i]});
  for (std::size_t i = at; i < std::min(actual.size(), at + shown); ++i) edits.push_back({Kind::extra, actual[i]});
  return edits;
}

// Which edits are shown: every change and `context` equal lines on either side.
std::vector<bool> near_change(const std::vector<Edit>& edits) {
  std::vector<bool> near(edits.size(), false);
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (edits[i].kind == Kind::same) continue;
    const std::size_t end = std::min(edits.size(), i + context + 1);
    for (std::size_t j = i > context ? i - context : 0; j < end; ++j) near[j] = true;
  }
  return near;
}

std::string gap_text(std::size_t equal) { return fmt::format("{} equal line{}", equal, equal == 1 ? "" : "s"); }

// Where each changed line departs from its counterpart on the other side: the n-th missing of a run against its n-th
// extra.
std::vector<std::size_t> departures(const std::vector<Edit>& edits) {
  std::vector<std::size_t> at(edits.size(), 0);
  for (std::size_t i = 0; i < edits.size();) {
    std::vector<std::size_t> missing, extra;
    for (; i < edits.size() && edits[i].kind != Kind::same; ++i)
      (edits[i].kind == Kind::missing ? missing : extra).push_back(i);
    for (std::size_t n = 0; n < std::min(missing.size(), extra.size()); ++n)
      at[missing[n]] = at[extra[n]] = common_prefix(edits[missing[n]].text, edits[extra[n]].text);
    if (i < edits.size() && edits[i].kind == Kind::same) ++i;
  }
  return at;
}

std::vector<DiffLine> shown_lines(const std::vector<Edit>& edits, std::size_t before, std::size_t after) {
  const auto near = near_change(edits);
  const auto at = departures(edits);
  std::vector<DiffLine> lines;
  std::size_t equal = before;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (!near[i]) {
      ++equal;
      continue;
    }
    if (equal > 0) lines.push_back({Kind::gap, gap_text(equal)});
    equal = 0;
    const bool same = edits[i].kind == Kind::same;
    lines.push_back({edits[i].kind, same ? window(edits[i].text, 0) : window(edits[i].text, at[i])});
  }
  if (equal + after > 0) lines.push_back({Kind::gap, gap_text(equal + after)});
  return lines;
}

}  // namespace

Difference difference(std::string_view expected, std::string_view actual, std::size_t most) {
  Difference result;
  if (expected == actual) return result;
  const Lines left = lines_of(expected), right = lines_of(actual);
  if (left == right) {
    result.note = expected.size() > actual.size() ? "Only the line break at the very end is missing."
                                                  : "Only a line break at the very end is too many.";
    return result;
  }
  // Equal lines at both ends cost nothing to find; a little of them stays as context.
  std::size_t head = 0, tail = 0;
  const std::size_t shorter = std::min(left.size(), right.size());
  while (head < shorter && left[head] == right[head]) ++head;
  while (tail < shorter - head && left[left.size() - 1 - tail] == right[right.size() - 1 - tail]) ++tail;
  head -= std::min(head, context);
  tail -= std::min(tail, context);
  const auto middle = [&](const Lines& lines) {
    return Lines(lines.begin() + static_cast<std::ptrdiff_t>(head), lines.end() - static_cast<std::ptrdiff_t>(tail));
  };
  const Lines a = middle(left), b = middle(right);
  if (a.size() <= most_compared && b.size() <= most_compared) {
    result.lines = shown_lines(compared(a, b), head, tail);
  } else {
    result.lines = shown_lines(first_difference(a, b), head, 0);
    result.note =
        fmt::format("Only the first difference is shown: {} lines were expected, {} came.", left.size(), right.size());
  }
  if (result.lines.size() > most) {
    result.note = fmt::format("The difference is longer: {} more lines are not shown.", result.lines.size() - most);
    result.lines.resize(most);
  }
  return result;
}

}  // namespace assay::reports
