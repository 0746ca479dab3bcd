// Compiled programs on disk, one file each, named by their key (challenges/kinds/program_cache.hpp). The folder is the judge's: no
// box sees it, and one that others can write is refused. A file is believed for what its digest says of its content, so a crash in
// the middle of a write, or a bad disk, costs one more compilation. Used by the daemon (in its data folder) and by `assay grade`
// (below $XDG_CACHE_HOME), several processes at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/error.hpp"
#include "base/unique_fd.hpp"
#include "challenges/kinds/program_cache.hpp"

namespace assay::runner {

struct ProgramBounds {
  std::uint64_t bytes = std::uint64_t{256} << 20;
  std::size_t files = 2000;
};

class ProgramFiles final : public challenges::ProgramCache {
 public:
  // Makes the folder where it is missing, with mode 0700. `refused` when it is not ours alone.
  static Result<std::unique_ptr<ProgramFiles>> open(const std::filesystem::path& folder, ProgramBounds bounds = {});

  std::optional<challenges::CompiledProgram> find(const std::string& key) override;
  void keep(const std::string& key, const challenges::CompiledProgram& made) override;

  // Drops every program: they are made of candidates' sources.
  void clear();

  std::uint64_t bytes() const;
  std::size_t files() const;

 private:
  // How a file was when its content was last known to be right. Whoever writes to it changes its `changed`.
  struct Seen {
    std::uint64_t inode = 0, size = 0;
    std::int64_t changed_s = 0, changed_ns = 0, used_s = 0;
    friend bool operator==(const Seen&, const Seen&) = default;
  };
  struct Entry {
    std::string key;
    std::uint64_t size = 0;
    std::optional<Seen> verified;
  };

  ProgramFiles(UniqueFd folder, ProgramBounds bounds) : folder_(std::move(folder)), bounds_(bounds) {}
  Result<void> list();
  static Seen seen(int file);
  bool is_trusted(const std::string& key, const Seen& now) const;
  std::optional<Seen> write(const std::string& key, std::initializer_list<std::string_view> parts) const;
  // With the mutex held, from here on.
  void remember(const std::string& key, std::uint64_t size, const std::optional<Seen>& verified);
  void forget(const std::string& key);
  void make_room();

  const UniqueFd folder_;
  const ProgramBounds bounds_;
  mutable std::mutex mutex_;  // of what follows; never held while a file is read or written
  std::list<Entry> entries_;  // last used first
  std::unordered_map<std::string, std::list<Entry>::iterator> by_key_;
  std::uint64_t bytes_ = 0;
};

}  // namespace assay::runner
