#include <fmt/format.h>
#include <re2/re2.h>

#include "base/text.hpp"
#include "challenges/checkers/entries.hpp"
#include "challenges/checkers/quote.hpp"

namespace assay::challenges {
namespace {

std::string_view less_newline(std::string_view text) {
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

re2::StringPiece piece(std::string_view text) { return {text.data(), text.size()}; }

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  return options;
}

}  // namespace

Result<void> accepts_regex(const CheckerSpec&, std::string_view expected) {
  const RE2 pattern(piece(less_newline(expected)), quiet());
  if (pattern.ok()) return {};
  return Error(ErrorCode::invalid,
               fmt::format("the pattern is not one that RE2 allows: {}", printable(pattern.error(), false)));
}

Check check_regex(const CheckerSpec&, std::string_view expected, std::string_view actual) {
  const RE2 pattern(piece(less_newline(expected)), quiet());
  if (!pattern.ok())
    throw ErrorException(Error(ErrorCode::internal, "a pattern that RE2 refuses was not refused on loading"));
  const auto text = less_newline(actual);
  if (RE2::FullMatch(piece(text), pattern)) return right();
  return {0,
          fmt::format("the output does not match the pattern: expected \"{}\", got {}",
                      cut_printable(less_newline(expected)), shown(text)),
          std::nullopt};
}

}  // namespace assay::challenges
