// The statements over submissions and their candidates, each inside a transaction of the caller's. Every value is
// bound; what is put into the text of a statement is a number or one of our own words. Throw soci::soci_error.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <soci/soci.h>

#include "runner/store/records.hpp"

namespace assay::runner {

std::optional<SubmissionRecord> find_submission(soci::session& sql, const std::string& id);
std::vector<SubmissionRecord> list_submissions(soci::session& sql, const SubmissionFilter& filter);
std::vector<SubmissionRecord> unfinished_submissions(soci::session& sql);  // oldest first
void insert_submission(soci::session& sql, const SubmissionRecord& record);

// The candidate's id. One e-mail address is one candidate; the name given last stands.
std::string candidate_id(soci::session& sql, const reports::Candidate& candidate);

}  // namespace assay::runner
