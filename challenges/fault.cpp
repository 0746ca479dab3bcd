#include "challenges/fault.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "base/text.hpp"

namespace assay::challenges {
namespace {

// Levenshtein's distance, by one row.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

std::string Fault::to_string() const {
  return line > 0 ? fmt::format("{}:{}:{}: {}", file, line, column, text) : fmt::format("{}: {}", file, text);
}

void Faults::add(const std::string& file, int line, int column, std::string text) {
  if (faults_.size() >= most)
    ++untold_;
  else
    faults_.emplace(file, line, column, std::move(text));
}

std::vector<Fault> Faults::take() {
  std::vector<Fault> all;
  for (const auto& [file, line, column, text] : faults_) all.push_back({file, line, column, text});
  if (untold_ > 0) all.push_back({all.front().file, 0, 0, fmt::format("and {} more faults; mend these first", untold_)});
  faults_.clear();
  untold_ = 0;
  return all;
}

std::string lines_of(const std::vector<Fault>& faults) {
  std::vector<std::string> lines;
  for (const Fault& fault : faults) lines.push_back(fault.to_string());
  return fmt::format("{}", fmt::join(lines, "\n"));
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& allowed) {
  // No key of ours is longer: a longer word is no slip of the pen. A shorter one is near to everything.
  constexpr std::size_t shortest = 3, longest = 64;
  if (word.size() < shortest || word.size() > longest) return {};
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  for (const std::string_view one : allowed)
    if (const std::size_t far = distance(word, one); far < least) {
      least = far;
      best = one;
    }
  return best;
}

std::string listed(const std::vector<std::string_view>& words) { return fmt::format("{}", fmt::join(words, ", ")); }

std::string quoted(std::string_view text) {
  constexpr std::size_t most = 80;
  const std::string shown = printable(utf8_prefix(text, most), false);
  const bool cut = text.size() > most || shown.size() > most;
  return "\"" + std::string(utf8_prefix(shown, most)) + (cut ? "...\"" : "\"");
}

}  // namespace assay::challenges
