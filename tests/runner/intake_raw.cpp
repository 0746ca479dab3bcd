#include "tests/runner/intake_raw.hpp"

#include <fmt/format.h>

namespace assay::runner::test {
namespace {

std::string little(std::uint64_t value, int width) {
  std::string bytes;
  for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xFF);
  return bytes;
}

std::uint32_t size_of(const std::string& text) { return static_cast<std::uint32_t>(text.size()); }

std::string local_header(const RawZipEntry& entry) {
  const std::uint32_t size = entry.local_size.value_or(size_of(entry.content));
  return "PK\3\4" + little(20, 2) + little(entry.local_flags, 2) + little(entry.local_method, 2) + little(0, 4) +
         little(crc32_of(entry.content), 4) + little(size, 4) + little(size, 4) + little(entry.local_name.size(), 2) +
         little(entry.extra.size(), 2) + entry.local_name + entry.extra;
}

std::string central_header(const RawZipEntry& entry, std::uint32_t offset) {
  const std::uint32_t size = entry.size.value_or(size_of(entry.content));
  return "PK\1\2" + little(3 << 8 | 20, 2) + little(20, 2) + little(entry.flags, 2) + little(entry.method, 2) +
         little(0, 4) + little(crc32_of(entry.content), 4) + little(size, 4) + little(size, 4) +
         little(entry.name.size(), 2) + little(entry.extra.size(), 2) + little(0, 2) + little(0, 2) + little(0, 2) +
         little(entry.attributes, 4) + little(entry.offset.value_or(offset), 4) + entry.name + entry.extra;
}

std::string octal(std::uint64_t value, int width) { return fmt::format("{:0{}o}", value, width - 1) + '\0'; }

std::string filled(std::string text, std::size_t width) {
  text.resize(width, '\0');
  return text;
}

}  // namespace

std::uint32_t crc32_of(const std::string& bytes) {
  std::uint32_t crc = 0xFFFFFFFFu;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xEDB88320u : 0);
  }
  return ~crc;
}

std::string raw_zip(const std::vector<RawZipEntry>& entries, const std::string& comment) {
  std::string zip, directory;
  for (const RawZipEntry& entry : entries) {
    directory += central_header(entry, size_of(zip));
    zip += local_header(entry) + entry.content + entry.between;
  }
  return zip + directory + "PK\5\6" + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) +
         little(directory.size(), 4) + little(zip.size(), 4) + little(comment.size(), 2) + comment;
}

std::string raw_tar(const std::vector<RawTarEntry>& entries) {
  std::string tar;
  for (const RawTarEntry& entry : entries) {
    std::string header = filled(entry.name, 100) + octal(entry.mode, 8) + octal(0, 8) + octal(0, 8) +
                         octal(entry.size.value_or(entry.content.size()), 12) + octal(0, 12) + std::string(8, ' ') +
                         entry.type + filled(entry.linkname, 100) +
                         std::string(
                             "ustar\0"
                             "00",
                             8);
    header = filled(header, 512);
    std::uint32_t sum = 0;
    for (const char byte : header) sum += static_cast<unsigned char>(byte);
    header.replace(148, 8, fmt::format("{:06o}", sum) + std::string("\0 ", 2));
    tar += header + filled(entry.content, (entry.content.size() + 511) / 512 * 512);
  }
  return tar + std::string(1024, '\0');
}

std::string pax_record(const std::string& key, const std::string& value) {
  const std::string rest = " " + key + "=" + value + "\n";
  std::size_t size = rest.size() + 1;
  while (std::to_string(size).size() + rest.size() != size) ++size;
  return std::to_string(size) + rest;
}

}  // namespace assay::runner::test
