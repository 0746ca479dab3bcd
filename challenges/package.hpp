// Loads a challenge's folder: strict, every fault at once, each as "file:line:column: what is wrong; what is allowed".
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "challenges/challenge.hpp"
#include "challenges/language.hpp"

namespace assay::challenges {

struct Fault {
  std::string file;  // relative to the folder
  int line = 0, column = 0;  // from 1; 0 where a place makes no sense
  std::string text;
  std::string to_string() const;  // "challenge.yaml:3:9: ..."
};

struct Loaded {
  std::shared_ptr<const Challenge> challenge;  // null when there is any fault
  std::vector<Fault> faults;
};

// The folder's name is the challenge's id. Trusted path: an interviewer's folder, or an upload already unpacked by us.
Loaded load_challenge(const std::string& folder, const Languages& languages);

}  // namespace assay::challenges
