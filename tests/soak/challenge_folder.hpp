// Challenges made by the test, for `assay serve --challenges`.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "sandbox/limits.hpp"

namespace assay::soak {

struct ChallengeText {
  std::string id, name;
  std::vector<std::string> languages;
  sandbox::Limits limits;
  boost::json::object compile_limits;
  boost::json::array cases;
};

boost::json::object limits_of(const sandbox::Limits& limits);
// Of a compiler that is not what is tried: roomy.
boost::json::object compile_limits();

void write_challenge(const std::filesystem::path& folder, const ChallengeText& challenge);

// The body of POST /submissions; `files` is name to text.
std::string submission_body(const std::string& challenge, const std::string& language,
                            const boost::json::object& files);

}  // namespace assay::soak
