#include "base/text.hpp"

#include <fmt/format.h>

#include <cstdint>

namespace assay {
namespace {

struct Decoded {
  char32_t code;
  std::size_t length;  // bytes taken; for an ill-formed part, its maximal length
  bool valid;
};

// The table of well-formed UTF-8 byte sequences: Unicode 15, table 3-7.
Decoded decode(std::string_view bytes) {
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(bytes[i]); };
  const std::uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  std::size_t length = 0;
  std::uint8_t low = 0x80, high = 0xBF;
  char32_t code = 0;
  if (lead >= 0xC2 && lead <= 0xDF) {
    length = 2;
    code = lead & 0x1Fu;
  } else if (lead >= 0xE0 && lead <= 0xEF) {
    length = 3;
    code = lead & 0x0Fu;
    if (lead == 0xE0) low = 0xA0;
    if (lead == 0xED) high = 0x9F;
  } else if (lead >= 0xF0 && lead <= 0xF4) {
    length = 4;
    code = lead & 0x07u;
    if (lead == 0xF0) low = 0x90;
    if (lead == 0xF4) high = 0x8F;
  } else {
    return {0xFFFD, 1, false};
  }
  for (std::size_t i = 1; i < length; ++i) {
    if (i >= bytes.size() || byte(i) < low || byte(i) > high) return {0xFFFD, i, false};
    code = (code << 6) | (byte(i) & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  return {code, length, true};
}

// Invisible or direction-changing characters that make a line read otherwise than it is (CVE-2021-42574 and kin).
bool deceives(char32_t code) {
  return (code >= 0x200B && code <= 0x200F) || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
         code == 0x061C || code == 0xFEFF || code == 0x2028 || code == 0x2029;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  while (!bytes.empty()) {
    const Decoded next = decode(bytes);
    if (!next.valid) return false;
    bytes.remove_prefix(next.length);
  }
  return true;
}

std::string to_utf8(std::string_view bytes) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const Decoded next = decode(bytes);
    if (next.valid)
      text.append(bytes.substr(0, next.length));
    else
      text.append("\xEF\xBF\xBD");
    bytes.remove_prefix(next.length);
  }
  return text;
}

std::string_view utf8_prefix(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<std::uint8_t>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end);
}

std::string printable(std::string_view bytes, bool keep_lines) {
  std::string text;
  text.reserve(bytes.size());
  while (!bytes.empty()) {
    const Decoded next = decode(bytes);
    const bool control = next.code < 0x20 || (next.code >= 0x7F && next.code < 0xA0);
    const bool line = keep_lines && (next.code == '\n' || next.code == '\t');
    if (!next.valid)
      text.append("\xEF\xBF\xBD");
    else if (control && !line)
      fmt::format_to(std::back_inserter(text), "\\x{:02x}", static_cast<std::uint32_t>(next.code));
    else if (deceives(next.code))
      fmt::format_to(std::back_inserter(text), "\\u{{{:04x}}}", static_cast<std::uint32_t>(next.code));
    else
      text.append(bytes.substr(0, next.length));
    bytes.remove_prefix(next.length);
  }
  return text;
}

}  // namespace assay
