#include "challenges/checkers/compare.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"

namespace assay::challenges {
namespace {

constexpr std::size_t most_shown = 80;
constexpr std::size_t before_difference =
    20;  // what is kept of the part that is alike, so that the place is recognised

// The first `count` characters of valid UTF-8.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (at < text.size()) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0u) != 0x80u;
    if (begins && count-- == 0) break;
    ++at;
  }
  return text.substr(0, at);
}

std::string side(std::optional<std::string_view> text, std::size_t from) {
  if (!text) return "the end of the output";
  return text->empty() ? "an empty line" : shown(*text, from);
}

std::size_t first_difference(std::string_view a, std::string_view b) {
  return static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
}

}  // namespace

std::string_view without_trailing_space(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

std::string_view without_final_newline(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

std::optional<std::string_view> Lines::next() {
  if (rest_.empty()) return std::nullopt;
  ++number_;
  const std::size_t end = rest_.find('\n');
  const std::string_view line = rest_.substr(0, end);
  rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
  return line;
}

std::optional<std::string_view> Tokens::next() {
  std::size_t at = 0;
  for (; at < rest_.size() && is_space(rest_[at]); ++at)
    if (rest_[at] == '\n') ++line_;
  rest_.remove_prefix(at);
  if (rest_.empty()) return std::nullopt;
  const auto end = std::find_if(rest_.begin(), rest_.end(), is_space);
  const std::string_view token = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
  rest_.remove_prefix(token.size());
  return token;
}

Check right() { return {1, "", std::nullopt}; }

Check wrong_at(std::uint64_t line, std::string message) {
  return {0, fmt::format("line {}: {}", line, message), Where{"line", line, ""}};
}

Check differs(std::uint64_t line, std::optional<std::string_view> expected, std::optional<std::string_view> actual) {
  std::size_t from = 0;
  if (expected && actual && std::max(expected->size(), actual->size()) > most_shown) {
    from = first_difference(*expected, *actual);
    from = from > most_shown - before_difference ? from - before_difference : 0;
  }
  return wrong_at(line, fmt::format("expected {}, got {}", side(expected, from), side(actual, from)));
}

std::string shown(std::string_view text, std::size_t from) {
  constexpr std::size_t window = most_shown * 4;  // bytes: a character has at most four
  while (from > 0 && from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0u) == 0x80u) --from;
  from = std::min(from, text.size());
  const bool rest = text.size() - from > window;
  const std::string all = printable(utf8_prefix(text.substr(from), window), false);
  std::string_view kept = first_characters(all, most_shown);
  const bool cut = rest || kept.size() < all.size();
  const std::size_t dots = (from > 0 ? 3U : 0U) + (cut ? 3U : 0U);
  if (dots > 0) kept = first_characters(kept, most_shown - dots);
  return fmt::format("{}{}{}", from > 0 ? "..." : "", kept, cut || kept.size() < all.size() ? "..." : "");
}

Result<void> accepts_anything(const CheckerSpec&, std::string_view) { return {}; }

}  // namespace assay::challenges
