#include "runner/intake/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "runner/intake/names.hpp"

namespace assay::runner::intake {

Error refusal(const std::string& origin, std::string_view path, const std::string& wrong) {
  return {ErrorCode::invalid,
          fmt::format("{}: entry \"{}\" {}", origin, printable(utf8_prefix(path, 200), false), wrong)};
}

Error too_many(const std::string& origin, const IntakeLimits& limits) {
  return {ErrorCode::too_large, fmt::format("{}: more than {} entries; that is the most allowed", origin, limits.entries)};
}

Error too_big(const std::string& origin, const IntakeLimits& limits) {
  return {ErrorCode::too_large,
          fmt::format("{}: more than {} in all; that is the most allowed", origin, bytes_text(limits.total_bytes))};
}

std::string bytes_text(std::size_t bytes) {
  if (bytes >= 1024 && bytes % 1024 == 0) return fmt::format("{} KiB", bytes / 1024);
  return fmt::format("{} bytes", bytes);
}

// Beyond the first, what is packed tighter than any source text is a bomb.
constexpr std::size_t free_bytes = 1024 * 1024, most_ratio = 200;

bool is_litter(std::string_view path) {
  static constexpr std::array<std::string_view, 6> names = {"__MACOSX", ".DS_Store", ".git", ".hg", ".svn", "__pycache__"};
  for (std::size_t begin = 0; begin < path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view part = path.substr(begin, end - begin);
    if (part.starts_with("._") || std::find(names.begin(), names.end(), part) != names.end()) return true;
    begin = end + 1;
  }
  return false;
}

Result<void> Tally::enter(std::string_view path) {
  if (++entries_ > limits_.entries) return too_many(origin_, limits_);
  const Result<void> checked = check_name(path);
  if (!checked) return refuse(path, checked.error().message());
  return {};
}

Result<void> Tally::grow(std::size_t bytes) {
  if (bytes > limits_.total_bytes - bytes_) return too_big(origin_, limits_);
  bytes_ += bytes;
  if (packed_ > 0 && bytes_ > free_bytes && bytes_ / packed_ >= most_ratio)
    return Error(ErrorCode::too_large,
                 fmt::format("{}: unpacks to more than {} times its size; that is the most allowed", origin_, most_ratio));
  return {};
}

Result<std::vector<challenges::SourceFile>> Tally::take() {
  NameTable names;
  for (const challenges::SourceFile& file : files_) {
    const Result<void> added = names.add_file(file.path);
    if (!added) return refuse(file.path, added.error().message());
  }
  for (const std::string& folder : folders_) {
    const Result<void> added = names.add_folder(folder);
    if (!added) return refuse(folder, added.error().message());
  }
  return check_files(std::move(files_), limits_);
}

}  // namespace assay::runner::intake
