// libarchive, as far as intake uses it: readers over memory, and the walk over the entries of a zip or tar.
#pragma once

#include <clocale>
#include <memory>
#include <string>
#include <string_view>

#include "runner/intake/entries.hpp"

struct archive;

namespace assay::runner::intake {

// libarchive converts names to the thread's character set; without this it drops those beyond ASCII under LANG=C. The
// thread's own locale stands again when this ends.
class Utf8Names {
 public:
  Utf8Names();
  ~Utf8Names();
  Utf8Names(const Utf8Names&) = delete;
  Utf8Names& operator=(const Utf8Names&) = delete;

 private:
  locale_t own_, before_;
};

struct ArchiveCloser {
  void operator()(archive* reader) const;
};
using Reader = std::unique_ptr<archive, ArchiveCloser>;

// An error of the archive's own: truncated, damaged, a wrong checksum; of the entry `path` where that is known.
Error damaged(const std::string& origin, archive* reader, const std::string& path = "");

// Adds every entry of an opened reader to the tally; gives the number of entries.
Result<std::size_t> read_entries(archive* reader, Tally& tally);

}  // namespace assay::runner::intake
