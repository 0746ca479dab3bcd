// A .zip: its central directory is first read raw, for what libarchive smooths over (NUL and backslash in names, a name that
// differs between directory and entry, entries that share bytes, something after the end), then libarchive unpacks. Offsets:
// APPNOTE.TXT 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
#include <archive.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "runner/intake/archive.hpp"

namespace assay::runner::intake {
namespace {

constexpr std::size_t end_size = 22, central_size = 46, local_size = 30, most_comment = 65535;

std::size_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  std::size_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

Error broken(const Tally& tally, const std::string& what) { return {ErrorCode::invalid, tally.origin() + ": " + what}; }

struct Directory {
  std::size_t begin, end, entries;
};

// The end record must be the last thing of the file, or readers disagree about what the archive holds.
Result<Directory> find_directory(std::string_view zip, const Tally& tally) {
  const std::size_t furthest = std::min(zip.size(), end_size + most_comment);
  for (std::size_t back = end_size; back <= furthest; ++back) {
    const std::size_t at = zip.size() - back;
    if (zip.substr(at, 4) != "PK\5\6" || number(zip, at + 20, 2) != back - end_size) continue;
    const Directory found{number(zip, at + 16, 4), at, number(zip, at + 10, 2)};
    if (found.entries == 0xFFFF || found.begin == 0xFFFFFFFF)
      return broken(tally, "a zip64 archive; a plain zip is allowed (it holds 65,534 entries and 4 GiB)");
    if (found.begin > at || found.begin + number(zip, at + 12, 4) != at)
      return broken(tally, "its central directory is not where its end record says");
    if (zip.find("PK\5\6", at + 4) != std::string_view::npos)
      return broken(tally, "its comment holds a second end record, which others may take for the first");
    return found;
  }
  return broken(tally, "truncated, or something follows its end; a zip ends with its end record");
}

// The bytes of the file that an entry takes.
struct Extent {
  std::size_t begin, end;
  std::string_view name;
};

Result<Extent> check_entry(std::string_view zip, std::size_t at, std::string_view name, Tally& tally) {
  const std::string_view plain = name.size() > 1 && name.ends_with('/') ? name.substr(0, name.size() - 1) : name;
  const Result<void> fine = check_name(plain.starts_with("./") ? plain.substr(2) : plain);
  if (!fine && plain != "." && plain != "./") return tally.refuse(plain, fine.error().message());
  constexpr std::size_t encrypted = 1 | 1 << 6 | 1 << 13;  // the content, strongly, the central directory too
  if ((number(zip, at + 8, 2) & encrypted) != 0) return tally.refuse(plain, "is encrypted; archives without a password are allowed");
  const std::size_t method = number(zip, at + 10, 2), packed = number(zip, at + 20, 4), local = number(zip, at + 42, 4);
  if (method != 0 && method != 8) return tally.refuse(plain, "is packed in an unusual way; stored and deflated entries are allowed");
  if (packed == 0xFFFFFFFF || number(zip, at + 24, 4) == 0xFFFFFFFF || local == 0xFFFFFFFF)
    return tally.refuse(plain, "is a zip64 entry; plain ones are allowed (up to 4 GiB)");
  if (local + local_size > zip.size() || zip.substr(local, 4) != "PK\3\4")
    return tally.refuse(plain, "is not where the central directory says");
  if (zip.substr(local + local_size, number(zip, local + 26, 2)) != name)
    return tally.refuse(plain, "has another name in the central directory than in the archive");
  if (number(zip, local + 8, 2) != method) return tally.refuse(plain, "is packed otherwise than the central directory says");
  const std::size_t data = local + local_size + name.size() + number(zip, local + 28, 2);
  return Extent{local, data + packed, plain};
}

// No byte belongs to two entries, or to an entry and the central directory: what overlaps unpacks to more than was sent.
Result<void> check_extents(std::vector<Extent> extents, std::size_t directory, const Tally& tally) {
  std::sort(extents.begin(), extents.end(), [](const Extent& a, const Extent& b) { return a.begin < b.begin; });
  for (std::size_t i = 0; i < extents.size(); ++i)
    if (extents[i].end > (i + 1 < extents.size() ? extents[i + 1].begin : directory))
      return tally.refuse(extents[i].name, "overlaps what follows it in the archive");
  return {};
}

Result<std::size_t> check_directory(std::string_view zip, Tally& tally) {
  const Result<Directory> directory = find_directory(zip, tally);
  if (!directory) return directory.error();
  if (directory->entries > tally.limits().entries) return too_many(tally.origin(), tally.limits());
  std::vector<Extent> extents;
  for (std::size_t at = directory->begin; at < directory->end;) {
    if (directory->end - at < central_size || zip.substr(at, 4) != "PK\1\2")
      return broken(tally, "its central directory is damaged");
    const std::size_t name_size = number(zip, at + 28, 2);
    const std::size_t size = central_size + name_size + number(zip, at + 30, 2) + number(zip, at + 32, 2);
    if (size > directory->end - at) return broken(tally, "its central directory is damaged");
    const Result<Extent> entry = check_entry(zip, at, zip.substr(at + central_size, name_size), tally);
    if (!entry) return entry.error();
    extents.push_back(*entry);
    at += size;
  }
  if (extents.size() != directory->entries)
    return broken(tally, "its end record counts other entries than its central directory holds");
  const Result<void> apart = check_extents(std::move(extents), directory->begin, tally);
  if (!apart) return apart.error();
  return directory->entries;
}

}  // namespace

Result<void> read_zip(std::string_view archive, Tally& tally) {
  const Result<std::size_t> listed = check_directory(archive, tally);
  if (!listed) return listed.error();
  if (*listed == 0) return broken(tally, "an empty archive; it needs one file at least");
  const Utf8Names utf8;
  const Reader reader(archive_read_new());
  archive_read_support_format_zip_seekable(reader.get());
  // Names without the UTF-8 flag are UTF-8 too, as every tool of the last decade writes them.
  archive_read_set_options(reader.get(), "zip:hdrcharset=UTF-8");
  if (archive_read_open_memory(reader.get(), archive.data(), archive.size()) != ARCHIVE_OK)
    return damaged(tally.origin(), reader.get());
  const Result<std::size_t> read = read_entries(reader.get(), tally);
  if (!read) return read.error();
  if (*read != *listed) return broken(tally, "its entries overlap or hide each other");
  return {};
}

}  // namespace assay::runner::intake
