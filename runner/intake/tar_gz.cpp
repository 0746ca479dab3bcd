// A .tar.gz in two steps, so that what follows the end of either layer is seen: gzip to memory, then tar from memory.
#include <archive.h>

#include <algorithm>
#include <array>

#include "runner/intake/archive.hpp"

namespace assay::runner::intake {
namespace {

// Two empty blocks end a tar (POSIX.1-2017, pax, "ustar Interchange Format").
constexpr std::size_t end_blocks = 1024;

bool all_zero(std::string_view bytes) { return bytes.find_first_not_of('\0') == std::string_view::npos; }

// What a tar of allowed size may be at most: its content, and headers (an extended header and padding) for each entry.
std::size_t most_tar(const IntakeLimits& limits) { return limits.total_bytes + limits.entries * 4096 + 65536; }

Result<std::string> inflate(std::string_view archive, const Tally& tally) {
  const Reader reader(archive_read_new());
  archive_entry* entry = nullptr;
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_read_support_format_empty(reader.get());
  if (archive_read_open_memory(reader.get(), archive.data(), archive.size()) != ARCHIVE_OK)
    return damaged(tally.origin(), reader.get());
  const int status = archive_read_next_header(reader.get(), &entry);
  if (status == ARCHIVE_EOF) return Error(ErrorCode::invalid, tally.origin() + ": an empty archive; it needs one file at least");
  if (status != ARCHIVE_OK) return damaged(tally.origin(), reader.get());
  std::string tar;
  std::array<char, 65536> part;
  for (;;) {
    const la_ssize_t got = archive_read_data(reader.get(), part.data(), part.size());
    if (got < 0) return damaged(tally.origin(), reader.get());
    if (got == 0) break;
    tar.append(part.data(), static_cast<std::size_t>(got));
    if (tar.size() > most_tar(tally.limits())) return too_big(tally.origin(), tally.limits());
  }
  if (static_cast<std::size_t>(archive_filter_bytes(reader.get(), -1)) != archive.size())
    return Error(ErrorCode::invalid, tally.origin() + ": something follows the end of the gzip data; nothing may");
  return tar;
}

}  // namespace

Result<void> read_tar_gz(std::string_view archive, Tally& tally) {
  const Utf8Names utf8;
  const Result<std::string> tar = inflate(archive, tally);
  if (!tar) return tar.error();
  const Reader reader(archive_read_new());
  archive_read_support_format_tar(reader.get());
  if (archive_read_open_memory(reader.get(), tar->data(), tar->size()) != ARCHIVE_OK)
    return damaged(tally.origin(), reader.get());
  const Result<std::size_t> entries = read_entries(reader.get(), tally);
  if (!entries) return entries.error();
  const std::string_view bytes = *tar;
  if (bytes.size() < end_blocks || !all_zero(bytes.substr(bytes.size() - end_blocks)))
    return Error(ErrorCode::invalid, tally.origin() + ": the tar has no end (two empty blocks), or something follows it");
  const auto read = static_cast<std::size_t>(archive_filter_bytes(reader.get(), 0));
  if (!all_zero(bytes.substr(std::min(read, bytes.size()))))
    return Error(ErrorCode::invalid, tally.origin() + ": something follows the end of the tar; nothing may");
  return {};
}

}  // namespace assay::runner::intake
