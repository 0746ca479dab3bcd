// What comes in, checked once at the edge: from a file, a folder, a .zip or a .tar.gz (libarchive, in memory), a JSON map or
// multipart parts, to a Submission. Anything odd refuses the whole and names the entry: CONTRACT, "Refused submissions".
//
// Left out silently, wherever they lie, because file managers, editors and version control put them there and nobody means
// them: __MACOSX/ .DS_Store ._* .git/ .hg/ .svn/ __pycache__/ (in archives and folders, not in JSON or single parts). In an
// archive their names and types are checked all the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "challenges/submission.hpp"

namespace assay::runner {

struct IntakeLimits {
  std::size_t total_bytes = 256 * 1024;  // source_kib
  std::size_t entries = 1000;
};

// One relative name: no "", ".", ".." parts, none that ends with a dot or a space, no leading '/' or drive letter, no '\\', no
// control characters, valid UTF-8, at most 32 parts of at most 255 bytes, at most 1,024 in all.
Result<void> check_name(std::string_view path);

// What is wrong with a candidate's name or e-mail address, or with the name that a token carries: one sentence, "" for nothing.
// They end in reports, pages and the terminal; a name is any line of text.
std::string name_fault(std::string_view name);
std::string email_fault(std::string_view email);

// Sorts; refuses repeats and names that collide by case or Unicode form (compared by NFC and case folding, Unicode 15,
// utf8proc), also of the folders on the way, a file that is also a folder, and what is over the limits.
Result<std::vector<challenges::SourceFile>> check_files(std::vector<challenges::SourceFile> files, const IntakeLimits& limits);

// A .zip or .tar.gz (told by content, `name` is for messages, which make it printable). Paths stay as they are in the archive.
// What unpacks to more than 1 MiB may be 200 times as large as the archive at most.
Result<std::vector<challenges::SourceFile>> unpack(std::string_view archive, const std::string& name,
                                                   const IntakeLimits& limits);

// For submissions: an archive that holds one top folder and no file beside it means what lies in that folder.
std::vector<challenges::SourceFile> without_top_folder(std::vector<challenges::SourceFile> files);

// A file, folder or archive of the command line. A name that ends in .zip, .tar.gz or .tgz is an archive, and its one top
// folder goes. A link is refused, also when it is the path itself.
Result<std::vector<challenges::SourceFile>> from_path(const std::string& path, const IntakeLimits& limits);

}  // namespace assay::runner
