// What the daemon keeps: plain rows, as the store takes and gives them. Used by the service, the worker and the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "challenges/submission.hpp"
#include "reports/report.hpp"

namespace assay::runner {

// Who may do what: CONTRACT sections 1 and 6. Candidates' tokens come with invitations.
enum class Role : std::uint8_t { candidate, interviewer, panel, admin };
std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view name);

// A token's secret is 256 random bits in hexadecimal and is not kept; `hash` is its SHA-256 (a random secret of that
// length needs neither salt nor a slow hash).
struct Token {
  std::string id, hash;
  Role role = Role::panel;
  std::string name;
  TimePoint created_at;
};

// A run judges sample cases only, counts as no attempt, is never listed and is kept for a day.
enum class Purpose : std::uint8_t { submission, run };

enum class State : std::uint8_t { queued, compiling, running, done, failed };
std::string_view to_string(State state);
std::optional<State> state_from(std::string_view name);

struct SubmissionRecord {
  std::int64_t seq = 0;  // order of arrival, given by the store
  std::string id;
  Purpose purpose = Purpose::submission;
  std::string challenge, challenge_sha256;
  std::string language;
  std::optional<reports::Candidate> candidate;  // `id` is given by the store: one e-mail address, one candidate
  std::string submitter;                        // token id
  State state = State::queued;  // on disk queued, done or failed; compiling and running live in memory only
  TimePoint submitted_at;
  std::optional<TimePoint> finished_at;
  std::string verdict;  // "" until done
  std::optional<double> score;
  double max_score = 0;
  std::uint32_t total = 0;  // cases to judge

  // Whose turn it is counted as in the queue: the candidate's, or the submitter's where there is none.
  std::string owner() const { return candidate ? "candidate:" + candidate->id : "token:" + submitter; }
};

// How a judging ended, stored in one transaction.
struct Finished {
  std::string id;
  State state = State::done;
  std::string verdict;
  std::optional<double> score;
  double max_score = 0;
  TimePoint finished_at;
  std::string report;  // the panel's report, as JSON
};

// An answer given under an Idempotency-Key. `request` digests what was asked: the same key with another is refused.
struct Remembered {
  std::string owner, key, request;
  std::string resource;  // id of what was made
  TimePoint created_at;
};

struct UploadedChallenge {
  std::string id, version, sha256, folder;  // folder: relative to the data folder
  std::string uploaded_by;
  TimePoint uploaded_at;
};

struct SubmissionFilter {
  std::string challenge, candidate;       // "" is any; candidate by id or e-mail address
  std::optional<State> state;             // queued, done or failed
  std::vector<std::string> only, except;  // ids
  std::int64_t before = 0;                // cursor: older than this seq; 0 starts with the newest
  std::uint32_t limit = 50;
};

}  // namespace assay::runner
