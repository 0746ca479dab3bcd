// Archives written byte by byte, for what no writer would write: entries that lie about themselves, headers that
// contradict each other. Offsets: APPNOTE.TXT 6.3.10 for zip, POSIX.1-2017 (pax, "ustar Interchange Format") for tar.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assay::runner::test {

// A stored entry. What is given twice is said of it in its own header and in the central directory.
struct RawZipEntry {
  std::string name, content;
  std::string local_name = name, extra = {};
  std::uint16_t flags = 0, local_flags = 0, method = 0, local_method = 0;
  std::optional<std::uint32_t> size = {}, local_size = {}, offset = {};
  std::uint32_t attributes = 0100644u << 16;
  std::string between = {};  // bytes that follow it and belong to no entry
};
std::string raw_zip(const std::vector<RawZipEntry>& entries, const std::string& comment = "");
std::uint32_t crc32_of(const std::string& bytes);

struct RawTarEntry {
  std::string name, content;
  char type = '0';
  std::string linkname = {};
  std::uint32_t mode = 0644;
  std::optional<std::uint64_t> size = {};  // instead of the content's
};
std::string raw_tar(const std::vector<RawTarEntry>& entries);
// "27 path=../../etc/passwd\n": one record of an extended header (type x).
std::string pax_record(const std::string& key, const std::string& value);

}  // namespace assay::runner::test
