// What survives a crash. Synchronous and safe to call from any thread; an answer means that the rows are on disk
// (fsync), so a 202 outlives a power cut. SQLite today (sqlite_store.hpp); tests/runner/store_contract_test.cpp holds
// every store to the same cases. Errors: `internal` with the database's own words, `invalid` where said.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "runner/store/records.hpp"

namespace assay::runner {

class Store {
 public:
  virtual ~Store() = default;

  virtual Result<void> add_token(const Token& token) = 0;
  virtual Result<std::optional<Token>> find_token(const std::string& hash) = 0;

  // In one transaction: the submission, its files, and what its Idempotency-Key remembers. Where that key is already
  // known the first submission is returned, `invalid` if it was asked for something else. The record comes back with
  // `seq` and the candidate's id.
  struct Added {
    SubmissionRecord record;
    bool repeated = false;
  };
  virtual Result<Added> add_submission(SubmissionRecord record, const std::vector<challenges::SourceFile>& files,
                                       const std::optional<Remembered>& remember) = 0;
  virtual Result<std::optional<SubmissionRecord>> submission(const std::string& id) = 0;
  virtual Result<std::vector<challenges::SourceFile>> files(const std::string& id) = 0;
  virtual Result<std::vector<SubmissionRecord>> list(const SubmissionFilter& filter) = 0;  // newest first, no runs
  virtual Result<std::vector<SubmissionRecord>> unfinished() = 0;                          // oldest first, runs too

  // Ends a judging: state, score and report together. False, and nothing changes, when it had already ended.
  virtual Result<bool> finish(const Finished& finished) = 0;
  virtual Result<std::optional<std::string>> report(const std::string& submission) = 0;

  virtual Result<void> add_challenge(const UploadedChallenge& challenge, const std::optional<Remembered>& remember) = 0;
  virtual Result<std::vector<UploadedChallenge>> challenges() = 0;  // oldest first, every version
  virtual Result<std::optional<Remembered>> remembered(const std::string& owner, const std::string& key) = 0;

  // Drops finished runs and remembered keys from before `time`; how many rows went.
  virtual Result<std::size_t> forget_before(TimePoint time) = 0;
  // Writes and commits something, to know that it can.
  virtual Result<void> probe() = 0;
};

}  // namespace assay::runner
