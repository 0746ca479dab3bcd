#include "runner/intake.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "base/text.hpp"
#include "runner/intake/entries.hpp"
#include "runner/intake/names.hpp"

namespace assay::runner {

using challenges::SourceFile;
using Files = std::vector<SourceFile>;

namespace {

// What an archive's own bytes may be: everything stored uncompressed, and 4 KiB of headers an entry.
std::size_t most_archive(const IntakeLimits& limits) { return limits.total_bytes + limits.entries * 4096 + 65536; }

bool names_archive(std::string_view path) {
  return path.ends_with(".zip") || path.ends_with(".tar.gz") || path.ends_with(".tgz");
}

Result<Files> from_file(const std::string& path, const std::string& name, const IntakeLimits& limits) {
  const bool archive = names_archive(name);
  const Result<std::string> content = intake::read_regular(path, archive ? most_archive(limits) : limits.total_bytes);
  if (!content && content.error().code() == ErrorCode::too_large)
    return archive ? Error(ErrorCode::too_large, printable(path, false) + ": the archive is larger than " +
                                                     intake::bytes_text(most_archive(limits)) + "; that is the most allowed")
                   : intake::too_big(printable(path, false), limits);
  if (!content) return content.error();
  if (!archive) return check_files({{name, *content}}, limits);
  Result<Files> files = unpack(*content, path, limits);
  if (!files) return files;
  return without_top_folder(std::move(*files));
}

}  // namespace

Result<Files> check_files(Files files, const IntakeLimits& limits) {
  if (files.empty()) return Error(ErrorCode::invalid, "the submission holds no file; it needs one at least");
  if (files.size() > limits.entries) return intake::too_many("the submission", limits);
  std::sort(files.begin(), files.end(), [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
  intake::NameTable names;
  std::size_t total = 0;
  for (const SourceFile& file : files) {
    Result<void> fine = check_name(file.path);
    if (fine) fine = names.add_file(file.path);
    if (!fine) return intake::refusal("the submission", file.path, fine.error().message());
    if (file.content.size() > limits.total_bytes - total) return intake::too_big("the submission", limits);
    total += file.content.size();
  }
  return files;
}

Result<Files> unpack(std::string_view archive, const std::string& called, const IntakeLimits& limits) {
  const std::string name = printable(utf8_prefix(called, 200), false);
  intake::Tally tally(name, limits, archive.size());
  Result<void> read = Error(ErrorCode::invalid, name + ": neither a .zip nor a .tar.gz by its content; these are allowed");
  if (archive.size() > most_archive(limits))
    read = intake::too_big(name, limits);
  else if (archive.starts_with("PK\3\4") || archive.starts_with("PK\5\6"))
    read = intake::read_zip(archive, tally);
  else if (archive.starts_with("\x1f\x8b"))
    read = intake::read_tar_gz(archive, tally);
  if (!read) return read.error();
  return tally.take();
}

Files without_top_folder(Files files) {
  if (files.empty()) return files;
  const std::string& first = files.front().path;
  const std::string top = first.substr(0, first.find('/') + 1);
  const bool all = !top.empty() && std::all_of(files.begin(), files.end(), [&](const SourceFile& file) {
    return file.path.starts_with(top);
  });
  if (all)
    for (SourceFile& file : files) file.path.erase(0, std::string(top).size());
  return files;
}

Result<Files> from_path(const std::string& path, const IntakeLimits& limits) {
  struct stat status {};
  const std::string shown = printable(path, false);
  if (::lstat(path.c_str(), &status) != 0) {
    if (errno == ENOENT || errno == ENOTDIR)
      return Error(ErrorCode::not_found, shown + ": no such file or folder; a submission is a file, a folder, a .zip or a .tar.gz");
    return Error(ErrorCode::invalid, shown + ": " + std::strerror(errno));
  }
  if (S_ISDIR(status.st_mode)) {
    intake::Tally tally(shown, limits);
    const Result<void> read = intake::read_folder(path, tally);
    if (!read) return read.error();
    return tally.take();
  }
  if (S_ISREG(status.st_mode)) return from_file(path, std::filesystem::path(path).filename().string(), limits);
  return Error(ErrorCode::invalid, shown + (S_ISLNK(status.st_mode) ? ": is a link" : ": is no regular file") +
                                       "; a submission is a file, a folder, a .zip or a .tar.gz");
}

}  // namespace assay::runner
