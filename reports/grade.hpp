// From case results to a report: pure functions, no clock, no store. Every rule's source is CONTRACT sections 2, 3
// and 5.
#pragma once

#include <vector>

#include "challenges/submission.hpp"
#include "reports/report.hpp"

namespace assay::reports {

// All that a report says and grading does not compute.
struct Facts {
  std::string report_id, generated_at;
  std::string submission_id, submitted_at;
  std::optional<Candidate> candidate;
  sandbox::Isolation isolation;
  std::vector<std::string> accepted_weaker;
  Host host;
};

// `results` has one entry for each case of the challenge, in its order.
Report grade(const challenges::Challenge& challenge, const challenges::Submission& submission,
             const challenges::CompileResult& compile, const std::vector<CaseResult>& results, const Facts& facts);

}  // namespace assay::reports
