#include "runner/intake/archive.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <array>

#include "base/text.hpp"

namespace assay::runner::intake {

Utf8Names::Utf8Names() : own_(::newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(nullptr) {
  if (own_ == nullptr) throw ErrorException(errno_error("this system has no locale C.UTF-8, which archives need"));
  before_ = ::uselocale(own_);
}

Utf8Names::~Utf8Names() {
  ::uselocale(before_);
  ::freelocale(own_);
}

void ArchiveCloser::operator()(archive* reader) const { archive_read_free(reader); }

Error damaged(const std::string& origin, archive* reader, const std::string& path) {
  const char* why = archive_error_string(reader);
  const std::string told = "damaged or truncated: " + printable(why != nullptr ? why : "cannot be read", false);
  if (!path.empty()) return refusal(origin, path, "is " + told);
  return {ErrorCode::invalid, origin + ": " + told};
}

namespace {

// Null where an archive has none that can be read.
const char* name_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  return name != nullptr ? name : archive_entry_pathname(entry);
}

std::string shown_name(archive_entry* entry) {
  const char* name = name_of(entry);
  return name != nullptr ? name : "?";
}

bool has_hardlink(archive_entry* entry) {
  return archive_entry_hardlink(entry) != nullptr || archive_entry_hardlink_utf8(entry) != nullptr;
}

const char* wrong_type(archive_entry* entry) {
  if (has_hardlink(entry) || archive_entry_filetype(entry) == AE_IFLNK) return "is a link; only files and folders are allowed";
  switch (archive_entry_filetype(entry)) {
    case AE_IFDIR: return archive_entry_size(entry) > 0 ? "is a folder that has content; only files have" : nullptr;
    case AE_IFREG:
      if (archive_entry_sparse_count(entry) > 0) return "is a sparse file; files without holes are allowed";
      if ((archive_entry_perm(entry) & 06000) != 0) return "is a set-user-id program; plain files are allowed";
      return nullptr;
    default: return "is a special file (device, FIFO or socket); only files and folders are allowed";
  }
}

Result<std::string> content_of(archive* reader, const std::string& path, Tally& tally) {
  std::string content;
  std::array<char, 16384> part;
  for (;;) {
    const la_ssize_t got = archive_read_data(reader, part.data(), part.size());
    if (got < 0) return damaged(tally.origin(), reader, path);
    if (got == 0) return content;
    const Result<void> room = tally.grow(static_cast<std::size_t>(got));
    if (!room) return room.error();
    content.append(part.data(), static_cast<std::size_t>(got));
  }
}

// "./main.py", as `tar czf x.tar.gz .` writes it, is main.py; a folder's name ends with '/'.
std::string_view plain_name(std::string_view name, bool folder) {
  if (name.starts_with("./")) name.remove_prefix(2);
  if (folder && name.size() > 1 && name.ends_with('/')) name.remove_suffix(1);
  return name;
}

Result<void> read_entry(archive* reader, archive_entry* entry, Tally& tally) {
  const char* raw = name_of(entry);
  if (raw == nullptr) return tally.refuse("?", "has a name that is not UTF-8");
  const bool folder = archive_entry_filetype(entry) == AE_IFDIR && !has_hardlink(entry);
  const std::string path(plain_name(raw, folder));
  if (folder && (path.empty() || path == ".")) return {};  // the top itself
  Result<void> fine = tally.enter(path);
  if (!fine) return fine;
  if (const char* wrong = wrong_type(entry)) return tally.refuse(path, wrong);
  if (archive_entry_is_encrypted(entry) != 0) return tally.refuse(path, "is encrypted; archives without a password are allowed");
  if (is_litter(path)) return {};
  if (folder) {
    tally.add_folder(path);
    return {};
  }
  Result<std::string> content = content_of(reader, path, tally);
  if (!content) return content.error();
  tally.add(path, std::move(*content));
  return {};
}

}  // namespace

Result<std::size_t> read_entries(archive* reader, Tally& tally) {
  std::size_t count = 0;
  for (archive_entry* entry = nullptr;; ++count) {
    const int status = archive_read_next_header(reader, &entry);
    if (status == ARCHIVE_EOF) return count;
    // A warning too: two readers may understand such an entry in two ways.
    if (status != ARCHIVE_OK) return damaged(tally.origin(), reader, status == ARCHIVE_WARN ? shown_name(entry) : "");
    const Result<void> fine = read_entry(reader, entry, tally);
    if (!fine) return fine.error();
  }
}

}  // namespace assay::runner::intake
