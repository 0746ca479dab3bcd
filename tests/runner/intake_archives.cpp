#include "tests/runner/intake_archives.hpp"

#include <doctest/doctest.h>

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <stdexcept>

#include "runner/intake/archive.hpp"

namespace assay::runner::test {
namespace {

void must(int status, archive* writer) {
  if (status != ARCHIVE_OK) throw std::runtime_error(std::string("building an archive: ") + archive_error_string(writer));
}

void write_item(archive* writer, const Item& item) {
  const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(), &archive_entry_free);
  archive_entry_copy_pathname(entry.get(), item.path.c_str());
  archive_entry_set_perm(entry.get(), 0644);
  archive_entry_set_filetype(entry.get(), AE_IFREG);
  archive_entry_set_size(entry.get(), 0);
  switch (item.type) {
    case Type::file: archive_entry_set_size(entry.get(), static_cast<la_int64_t>(item.content.size())); break;
    case Type::folder: archive_entry_set_filetype(entry.get(), AE_IFDIR); break;
    case Type::symlink:
      archive_entry_set_filetype(entry.get(), AE_IFLNK);
      archive_entry_copy_symlink(entry.get(), item.content.c_str());
      break;
    case Type::hardlink: archive_entry_copy_hardlink(entry.get(), item.content.c_str()); break;
    case Type::fifo: archive_entry_set_filetype(entry.get(), AE_IFIFO); break;
    case Type::device:
      archive_entry_set_filetype(entry.get(), AE_IFCHR);
      archive_entry_set_rdevmajor(entry.get(), 1);
      archive_entry_set_rdevminor(entry.get(), 5);
      break;
  }
  must(archive_write_header(writer, entry.get()), writer);
  if (item.type == Type::file && !item.content.empty() &&
      archive_write_data(writer, item.content.data(), item.content.size()) < 0)
    throw std::runtime_error(archive_error_string(writer));
}

la_ssize_t append(archive*, void* out, const void* bytes, size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

template <class Prepare>
std::string build(const std::vector<Item>& items, Prepare prepare) {
  const intake::Utf8Names utf8;
  std::string out;
  const std::unique_ptr<archive, decltype(&archive_write_free)> writer(archive_write_new(), &archive_write_free);
  prepare(writer.get());
  archive_write_set_bytes_in_last_block(writer.get(), 1);
  must(archive_write_open(writer.get(), &out, nullptr, &append, nullptr), writer.get());
  for (const Item& item : items) write_item(writer.get(), item);
  must(archive_write_close(writer.get()), writer.get());
  return out;
}

}  // namespace

std::string zip_of(const std::vector<Item>& items, const std::string& options) {
  return build(items, [&](archive* writer) {
    must(archive_write_set_format_zip(writer), writer);
    if (!options.empty()) must(archive_write_set_options(writer, options.c_str()), writer);
    archive_write_set_passphrase(writer, "secret");
  });
}

std::string tar_gz_of(const std::vector<Item>& items) {
  return build(items, [](archive* writer) {
    must(archive_write_add_filter_gzip(writer), writer);
    must(archive_write_set_format_gnutar(writer), writer);
  });
}

std::string tar_of(const std::vector<Item>& items) {
  return build(items, [](archive* writer) { must(archive_write_set_format_gnutar(writer), writer); });
}

std::string gzip_of(const std::string& bytes) {
  return build({{"x", bytes}}, [](archive* writer) {
    must(archive_write_add_filter_gzip(writer), writer);
    must(archive_write_set_format_raw(writer), writer);
  });
}

std::string patched(std::string bytes, const std::string& from, const std::string& to) {
  std::size_t found = 0;
  for (std::size_t at = bytes.find(from); at != std::string::npos; at = bytes.find(from, at + from.size()), ++found)
    bytes.replace(at, from.size(), to);
  if (found == 0) throw std::runtime_error("nothing to patch: " + from);
  return bytes;
}

std::string last_patched(std::string bytes, const std::string& from, const std::string& to) {
  const std::size_t at = bytes.rfind(from);
  if (at == std::string::npos) throw std::runtime_error("nothing to patch: " + from);
  return bytes.replace(at, from.size(), to);
}

void check_refused(const std::vector<Hostile>& table, const IntakeLimits& limits) {
  for (const Hostile& row : table) {
    CAPTURE(row.what);
    const auto files = unpack(row.bytes, "upload", limits);
    CHECK_FALSE(files.has_value());
    if (files) continue;
    CAPTURE(files.error().message());
    CHECK(files.error().message().find(row.said) != std::string::npos);
    CHECK(files.error().message().starts_with("upload: "));
  }
}

}  // namespace assay::runner::test
