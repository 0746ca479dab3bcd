// Candidates: they submit over HTTP, watch until it is done, and look at what their program came to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <boost/json/value.hpp>

#include "tests/soak/programs.hpp"

namespace assay::soak {

// "TLE cpu_time" to the number of cases that came to it.
using Counts = std::map<std::string, std::size_t>;

struct Answers {
  std::map<const Program*, Counts> endings;
  std::vector<std::string> faults;  // each a sentence: what came out otherwise
};

class Clients {
 public:
  Clients(std::uint16_t port, std::string token, unsigned count)
      : port_(port), token_(std::move(token)), count_(count) {}

  // Returns when all of them are judged and every connection is closed.
  void judge(const std::vector<const Program*>& programs, Answers& answers) const;

 private:
  // The report; throws std::runtime_error with a sentence where the daemon did not do its part.
  boost::json::value judge_one(const Program& program) const;

  std::uint16_t port_;
  std::string token_;
  unsigned count_;
};

}  // namespace assay::soak
