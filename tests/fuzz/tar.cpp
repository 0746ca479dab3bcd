#include "tests/fuzz/tar.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdio>

namespace assay::fuzz {
namespace {

constexpr std::size_t block = 512, checksum_at = 148, checksum_size = 8, magic_at = 257;

std::string little_endian(std::uint32_t value, std::size_t size) {
  std::string bytes;
  for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i));
  return bytes;
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~0u;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xedb88320u & (0u - (crc & 1)));
  }
  return ~crc;
}

}  // namespace

bool is_tar(std::string_view bytes) { return bytes.size() >= magic_at + 5 && bytes.substr(magic_at, 5) == "ustar"; }

std::string repaired(std::string_view tar) {
  std::string bytes(tar);
  bytes.resize((bytes.size() + block - 1) / block * block);
  for (std::size_t at = 0; at < bytes.size(); at += block) {
    if (bytes.compare(at + magic_at, 5, "ustar") != 0) continue;
    bytes.replace(at + checksum_at, checksum_size, checksum_size, ' ');
    unsigned sum = 0;
    for (std::size_t i = 0; i < block; ++i) sum += static_cast<std::uint8_t>(bytes[at + i]);
    char digits[checksum_size];
    std::snprintf(digits, sizeof digits, "%06o", sum);
    bytes.replace(at + checksum_at, checksum_size - 1, digits, checksum_size - 1);
  }
  return bytes.append(2 * block, '\0');
}

std::string gzip_of(std::string_view bytes) {
  constexpr std::size_t most = 0xffff;  // of one stored part
  std::string made("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10);
  for (std::size_t at = 0; at < bytes.size(); at += most) {
    const std::string_view part = bytes.substr(at, most);
    const auto size = static_cast<std::uint32_t>(part.size());
    made += at + most >= bytes.size() ? '\1' : '\0';
    made += little_endian(size, 2) + little_endian(~size, 2);
    made += part;
  }
  return made + little_endian(crc32(bytes), 4) + little_endian(static_cast<std::uint32_t>(bytes.size()), 4);
}

}  // namespace assay::fuzz
