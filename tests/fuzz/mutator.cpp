#include "tests/fuzz/mutator.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <iterator>
#include <stdexcept>

namespace assay::fuzz {
namespace {

constexpr std::size_t longest = 256 * 1024;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const int lower = std::tolower(static_cast<unsigned char>(c));
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string unescaped(std::string_view quoted) {
  std::string token;
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    if (quoted[i] != '\\') {
      token += quoted[i];
    } else if (quoted.size() > i + 1 && (quoted[i + 1] == '\\' || quoted[i + 1] == '"')) {
      token += quoted[++i];
    } else if (quoted.size() > i + 3 && quoted[i + 1] == 'x' && hex_digit(quoted[i + 2]) >= 0 &&
               hex_digit(quoted[i + 3]) >= 0) {
      token += static_cast<char>(hex_digit(quoted[i + 2]) * 16 + hex_digit(quoted[i + 3]));
      i += 3;
    } else {
      throw std::runtime_error("a dictionary's token has a bad escape: " + std::string(quoted));
    }
  }
  return token;
}

}  // namespace

std::vector<std::string> read_dictionary(std::string_view text) {
  std::vector<std::string> tokens;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.size() < 3 || line.front() != '"' || line.back() != '"')
      throw std::runtime_error("a dictionary's line is no \"token\": " + std::string(line));
    tokens.push_back(unescaped(line.substr(1, line.size() - 2)));
  }
  return tokens;
}

std::string Mutator::next() {
  std::string bytes = any();
  for (std::size_t step = 0, steps = 1 + below(8); step < steps; ++step) change(bytes);
  bytes.resize(std::min(bytes.size(), longest));
  return bytes;
}

// Where lengths and offsets stand: the borders of every size, and what is just right or just wrong for this input.
void Mutator::set_integer(std::string& bytes, std::size_t at) {
  const std::size_t size = std::size_t{1} << below(4);
  if (bytes.size() - at < size) return;
  const std::uint64_t left = bytes.size() - at;
  const std::uint64_t values[] = {0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0xffffffff, ~0ull, ~0ull >> 1,
                                  left, left - size, left - size + 1, left + 1, bytes.size(), below(bytes.size())};
  const std::uint64_t value = values[below(std::size(values))];
  const bool big_endian = below(4) == 0;
  for (std::size_t i = 0; i < size; ++i)
    bytes[at + (big_endian ? size - 1 - i : i)] = static_cast<char>(value >> (8 * i));
}

// The first number at or after `at` that is written in digits becomes another.
void Mutator::set_digits(std::string& bytes, std::size_t at) {
  while (at < bytes.size() && (bytes[at] < '0' || bytes[at] > '9')) ++at;
  std::size_t end = at;
  while (end < bytes.size() && bytes[end] >= '0' && bytes[end] <= '9') ++end;
  const std::string values[] = {"0", "-1", "1", "00", "1e9", "1e-9", "0x10", "127", "256", "65536", "2147483648", "4294967296",
                                "9223372036854775808", "18446744073709551616", "99999999999999999999999",
                                std::to_string(below(1000)), std::to_string(bytes.size())};
  if (end > at) bytes.replace(at, end - at, values[below(std::size(values))]);
}

void Mutator::change(std::string& bytes) {
  const std::size_t at = below(bytes.size() + 1), left = bytes.size() - at;
  const std::size_t length = std::min(left, std::size_t{1} + below(below(4) == 0 ? left + 1 : 32));
  switch (below(12)) {
    case 0: if (left > 0) bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8))); break;
    case 1: if (left > 0) bytes[at] = "\0\xff\x7f\x80\r\n\"{[-0 :/%"[below(15)]; break;
    case 2: bytes.insert(at, bytes.substr(at, length)); break;                                  // doubled
    case 3: bytes.erase(at, length); break;
    case 4: {                                                                                   // a piece of another
      const std::string& other = any();
      bytes.insert(at, other, below(other.size() + 1), 1 + below(64));
      break;
    }
    case 5: {                                                                                   // crossed with another
      const std::string& other = any();
      bytes.replace(at, left, other, below(other.size() + 1), std::string::npos);
      break;
    }
    case 6: if (below(4) == 0) bytes.resize(at); break;
    case 7: set_integer(bytes, at); break;
    case 8: set_digits(bytes, at); break;
    case 9:                                                                                     // a piece moved
      if (left > 0) {
        const std::string piece = bytes.substr(at, length);
        bytes.erase(at, length);
        bytes.insert(below(bytes.size() + 1), piece);
      }
      break;
    case 10: bytes.insert(at, std::size_t{1} << below(12), left > 0 ? bytes[at] : '['); break;  // a run of one byte
    default:                                                                                    // a word, or many of it
      if (!dictionary_.empty()) {
        const std::string& token = dictionary_[below(dictionary_.size())];
        bytes.replace(at, below(2) == 0 ? 0 : std::min(left, token.size()), token);
        for (std::size_t more = below(16) == 0 ? below(200) : 0; more > 0; --more) bytes.insert(at, token);
      }
  }
}

}  // namespace assay::fuzz
