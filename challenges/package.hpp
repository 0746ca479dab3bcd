// Loads a challenge's folder: strict, every fault at once, each as "file:line:column: what is wrong; what is allowed".
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/fault.hpp"
#include "challenges/language.hpp"

namespace assay::challenges {

struct Loaded {
  std::shared_ptr<const Challenge> challenge;  // null when there is any fault
  std::vector<Fault> faults;
};

// The folder's name is the challenge's id. Trusted path: an interviewer's folder, or an upload already unpacked by us.
Loaded load_challenge(const std::string& folder, const Languages& languages);

}  // namespace assay::challenges
