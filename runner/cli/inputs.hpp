// What the commands take from the command line: a challenge's folder, a submission, a box. Every error is one sentence that
// says what is allowed.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "challenges/package.hpp"
#include "sandbox/client.hpp"

namespace assay::runner::cli {

// Loads a challenge's folder; `invalid` or `not_found` with one line a fault, each "FOLDER/challenge.yaml:3:9: ...".
Result<std::shared_ptr<const challenges::Challenge>> open_challenge(const std::string& folder);

// The submission at `path`, in `language` or, where that is "", in the one that its files tell.
Result<challenges::Submission> open_submission(const std::string& path, const std::string& language,
                                               const challenges::Challenge& challenge);

// The language's data. Only for ids that open_submission gave.
const challenges::Language& language_of(const challenges::Submission& submission);

// A launcher of its own for this command.
Result<std::unique_ptr<sandbox::Box>> open_box(const std::vector<std::string>& accept_weaker);

}  // namespace assay::runner::cli
