// What the ways in (zip, tar.gz, folder) share: one tally that counts entries and bytes while they come, checks each name,
// and leaves the litter out. Used by runner/intake only.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "runner/intake.hpp"

namespace assay::runner::intake {

// "ORIGIN: entry \"PATH\" is WRONG"; the path made fit to show.
Error refusal(const std::string& origin, std::string_view path, const std::string& wrong);
Error too_many(const std::string& origin, const IntakeLimits& limits);
Error too_big(const std::string& origin, const IntakeLimits& limits);

// Whether a checked path is one of those that are left out silently (intake.hpp lists them).
bool is_litter(std::string_view path);

// "262144" is "256 KiB".
std::string bytes_text(std::size_t bytes);

class Tally {
 public:
  // `packed`: the size of the archive, 0 where there is none.
  Tally(std::string origin, const IntakeLimits& limits, std::size_t packed = 0)
      : origin_(std::move(origin)), limits_(limits), packed_(packed) {}

  // Counts one entry of whatever type and checks its name (a folder's without the final '/').
  Result<void> enter(std::string_view path);
  // Room for `bytes` more of content.
  Result<void> grow(std::size_t bytes);
  void add(std::string path, std::string content) { files_.push_back({std::move(path), std::move(content)}); }
  // An entry that is a folder: it takes part in the checks of names, and in nothing else.
  void add_folder(std::string path) { folders_.push_back(std::move(path)); }

  Error refuse(std::string_view path, const std::string& wrong) const { return refusal(origin_, path, wrong); }
  const std::string& origin() const { return origin_; }
  const IntakeLimits& limits() const { return limits_; }

  // Everything, checked as a whole.
  Result<std::vector<challenges::SourceFile>> take();

 private:
  std::string origin_;
  const IntakeLimits limits_;
  const std::size_t packed_;
  std::size_t entries_ = 0, bytes_ = 0;
  std::vector<challenges::SourceFile> files_;
  std::vector<std::string> folders_;
};

// The ways in. `origin` begins every message.
Result<void> read_zip(std::string_view archive, Tally& tally);
Result<void> read_tar_gz(std::string_view archive, Tally& tally);
Result<void> read_folder(const std::string& folder, Tally& tally);

// The bytes of a regular file of at most `most` bytes; never follows a link, never waits on a FIFO.
Result<std::string> read_regular(const std::string& path, std::size_t most);

}  // namespace assay::runner::intake
