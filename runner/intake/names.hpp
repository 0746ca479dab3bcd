// Whether names can lie in one folder on every file system that people use. Used by runner/intake only.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/error.hpp"

namespace assay::runner::intake {

// The form in which names are compared: NFC and case-folded (utf8proc, Unicode 15). Names of equal form are one file on macOS
// (APFS) or Windows (NTFS).
Result<std::string> folded(std::string_view path);

class NameTable {
 public:
  // Invalid, naming both, when the path or a folder on its way repeats or collides with what was added before.
  Result<void> add_file(const std::string& path);
  // A folder may be said any number of times, in one spelling.
  Result<void> add_folder(const std::string& path);

 private:
  Result<void> add(std::string_view path, bool is_file);      // with the folders on the way
  Result<void> add_one(std::string_view path, bool is_file);
  struct Known {
    std::string spelling;
    bool is_file;
  };
  std::map<std::string, Known> known_;
};

}  // namespace assay::runner::intake
