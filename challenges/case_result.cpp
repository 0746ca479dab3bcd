#include "challenges/case_result.hpp"

#include "base/text.hpp"

namespace assay::challenges {

Excerpt excerpt(std::string_view bytes, std::optional<std::uint64_t> true_bytes) {
  Excerpt result;
  result.bytes = true_bytes.value_or(bytes.size());
  // A sequence that the cut would split is left out; bytes that are no UTF-8 anyway are cut where they are.
  std::string_view kept = utf8_prefix(bytes, excerpt_bytes);
  if (bytes.size() > excerpt_bytes && kept.size() + 3 < excerpt_bytes) kept = bytes.substr(0, excerpt_bytes);
  const std::string text = to_utf8(kept);
  result.text = utf8_prefix(text, excerpt_bytes);
  result.truncated = result.bytes > bytes.size() || bytes.size() > excerpt_bytes || result.text.size() < text.size();
  return result;
}

}  // namespace assay::challenges
