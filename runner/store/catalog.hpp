// The challenges on offer: those of the operator's folders and those that were uploaded. Loaded once, kept in memory,
// read from any thread. A newer upload of an id becomes what is offered; older versions stay for the submissions made
// to them.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "base/error.hpp"
#include "challenges/challenge.hpp"
#include "challenges/language.hpp"

namespace assay::runner {

using ChallengePtr = std::shared_ptr<const challenges::Challenge>;

class Catalog {
 public:
  explicit Catalog(const challenges::Languages& languages) : languages_(languages) {}

  // A challenge's folder, or a folder of such. `invalid` when there is none; a challenge that does not load is left out
  // and its faults come back, one line each.
  Result<std::vector<std::string>> add_folder(const std::filesystem::path& folder);
  void add(ChallengePtr challenge);

  ChallengePtr find(const std::string& id) const;
  // The version that was submitted to, else the one on offer, else null.
  ChallengePtr find(const std::string& id, const std::string& sha256) const;
  std::vector<ChallengePtr> list() const;  // by id
  const challenges::Languages& languages() const { return languages_; }

 private:
  const challenges::Languages& languages_;
  mutable std::mutex mutex_;
  std::map<std::string, ChallengePtr> offered_;
  std::map<std::pair<std::string, std::string>, ChallengePtr> versions_;
};

// The cases that a submission (or a run: samples only) is judged on, and the points they are worth.
struct Extent {
  std::uint32_t cases = 0;
  std::uint32_t open = 0;  // those before the first that a candidate may not see
  double points = 0;
};
Extent extent_of(const challenges::Challenge& challenge, bool samples_only);

}  // namespace assay::runner
