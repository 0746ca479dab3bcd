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

bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

// Invisible or direction-changing characters that make a line read otherwise than it is (CVE-2021-42574 and kin): Unicode 15's
// default ignorable code points less the variation selectors of emoji, line and paragraph separators, interlinear marks.
bool deceives(char32_t code) {
  struct Range {
    char32_t first, last;
  };
  static constexpr Range ranges[] = {{0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160}, {0x17B4, 0x17B5},
                                     {0x180B, 0x180F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
                                     {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A},
                                     {0xE0000, 0xE0FFF}};
  for (const Range& range : ranges)
    if (code >= range.first && code <= range.last) return true;
  return false;
}

// One UTF-16 unit as JSON writes it; characters beyond the first plane take two.
void append_unit(std::string& text, char32_t unit) {
  fmt::format_to(std::back_inserter(text), "\\u{:04x}", static_cast<std::uint32_t>(unit));
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
    const bool control = is_control(next.code);
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

std::string json_shown(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  while (!json.empty()) {
    const Decoded next = decode(json);
    const bool white = next.code == '\n' || next.code == '\t' || next.code == '\r';  // between values; inside they are escaped
    if (!next.valid) {
      text.append("\xEF\xBF\xBD");
    } else if (next.code >= 0x10000 && deceives(next.code)) {
      append_unit(text, 0xD800 + ((next.code - 0x10000) >> 10));
      append_unit(text, 0xDC00 + ((next.code - 0x10000) & 0x3FF));
    } else if (deceives(next.code) || (is_control(next.code) && !white)) {
      append_unit(text, next.code);
    } else {
      text.append(json.substr(0, next.length));
    }
    json.remove_prefix(next.length);
  }
  return text;
}

}  // namespace assay
