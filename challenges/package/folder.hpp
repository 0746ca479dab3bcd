// The folder of a challenge: every regular file beneath it, read without following a link anywhere. Used by package.cpp only.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/unique_fd.hpp"
#include "challenges/fault.hpp"

namespace assay::challenges {

class Folder {
 public:
  static constexpr std::size_t max_files = 10'000;
  static constexpr std::size_t max_depth = 16;
  static constexpr std::size_t max_file_bytes = std::size_t{64} << 20;
  static constexpr std::size_t max_total_bytes = std::size_t{256} << 20;

  // Reads the whole folder. Links, special files, strange names and too much of anything are faults of the path they name;
  // null when the folder itself cannot be read.
  static std::unique_ptr<Folder> read(const std::string& path, Faults& faults);

  // The bytes of a file; null when there is none of that path.
  const std::string* find(std::string_view path) const;
  bool has_folder(std::string_view path) const;  // some file lies beneath it
  const std::map<std::string, std::string, std::less<>>& files() const { return files_; }

  // SHA-256 over the paths and contents of all files, in the order of their paths.
  std::string sha256() const;

 private:
  explicit Folder(Faults& faults) : faults_(faults) {}
  void walk(int parent, const std::string& prefix, std::size_t depth);
  void take(int parent, const std::string& name, const std::string& path, std::size_t depth);
  void take_file(UniqueFd file, const std::string& path);

  Faults& faults_;
  std::map<std::string, std::string, std::less<>> files_;
  std::size_t total_bytes_ = 0;
  bool full_ = false;
};

// Why a path written in a challenge cannot be one inside its folder: "" when it can.
std::string path_trouble(std::string_view path);

}  // namespace assay::challenges
