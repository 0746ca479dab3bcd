#include "runner/store/catalog.hpp"

#include <algorithm>
#include <system_error>

#include "challenges/package.hpp"
#include "runner/disclosure.hpp"

namespace assay::runner {

Result<std::vector<std::string>> Catalog::add_folder(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  std::error_code error;
  if (std::filesystem::exists(folder / "challenge.yaml", error)) {
    found.push_back(std::filesystem::weakly_canonical(folder, error));
  } else {
    for (const auto& entry : std::filesystem::directory_iterator(folder, error))
      if (std::filesystem::exists(entry.path() / "challenge.yaml")) found.push_back(entry.path());
    if (error)
      return Error(ErrorCode::invalid, "cannot read the challenges folder " + folder.string() + ": " + error.message());
  }
  if (found.empty())
    return Error(ErrorCode::invalid,
                 folder.string() + " holds no challenge: a challenge is a folder with a challenge.yaml");
  std::sort(found.begin(), found.end());
  std::vector<std::string> faults;
  for (const auto& path : found) {
    const challenges::Loaded loaded = challenges::load_challenge(path.string(), languages_);
    if (loaded.challenge) add(loaded.challenge);
    for (const challenges::Fault& fault : loaded.faults) faults.push_back(path.string() + "/" + fault.to_string());
  }
  return faults;
}

void Catalog::add(ChallengePtr challenge) {
  const std::lock_guard lock(mutex_);
  versions_[{challenge->id, challenge->sha256}] = challenge;
  offered_[challenge->id] = std::move(challenge);
}

ChallengePtr Catalog::find(const std::string& id) const {
  const std::lock_guard lock(mutex_);
  const auto found = offered_.find(id);
  return found == offered_.end() ? nullptr : found->second;
}

ChallengePtr Catalog::find(const std::string& id, const std::string& sha256) const {
  {
    const std::lock_guard lock(mutex_);
    const auto found = versions_.find({id, sha256});
    if (found != versions_.end()) return found->second;
  }
  return find(id);
}

std::vector<ChallengePtr> Catalog::list() const {
  const std::lock_guard lock(mutex_);
  std::vector<ChallengePtr> list;
  for (const auto& [id, challenge] : offered_) list.push_back(challenge);
  return list;
}

Extent extent_of(const challenges::Challenge& challenge, bool samples_only) {
  Extent extent;
  for (const challenges::Group& group : challenge.groups) {
    if (samples_only && group.visibility != challenges::Visibility::sample) continue;
    const bool all_open = extent.open == extent.cases && open_to_candidate(group.visibility);
    extent.cases += static_cast<std::uint32_t>(group.cases.size());
    if (all_open) extent.open = extent.cases;
    extent.points += group.points;
  }
  return extent;
}

}  // namespace assay::runner
