// One submission as a row of the database: the columns that are asked for, bound to SOCI, turned into a record.
// Included by the store's .cpp files only.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <string>

#include <soci/soci.h>

#include "base/clock.hpp"
#include "runner/store/records.hpp"

namespace assay::runner {

inline std::int64_t to_ms(TimePoint time) { return time.time_since_epoch().count(); }
inline TimePoint from_ms(std::int64_t ms) { return TimePoint(std::chrono::milliseconds(ms)); }

// E-mail addresses are told apart without regard to ASCII case, as every mail system in use does.
inline std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return text;
}

constexpr const char* columns =
    "SELECT s.seq, s.id, s.purpose, s.challenge, s.challenge_sha256, s.language, s.submitter, s.state, s.submitted_at, "
    "s.finished_at, s.verdict, s.score, s.max_score, s.total, s.candidate, c.name, c.email FROM submissions s ";
// What follows `columns`, and the index to read by where it is not left to SQLite.
constexpr const char* with_candidate = "LEFT JOIN candidates c ON c.id = s.candidate ";

// One row of `columns`: bound, then turned into a record.
struct Row {
  long long seq = 0, submitted_at = 0, finished_at = 0;
  int purpose = 0, total = 0;
  double score = 0, max_score = 0;
  std::string id, challenge, sha256, language, submitter, state, verdict, candidate, name, email;
  soci::indicator has_finished = soci::i_null, has_score = soci::i_null, has_candidate = soci::i_null,
                  has_name = soci::i_null, has_email = soci::i_null;

  void exchange(soci::statement& statement) {
    using soci::into;
    statement.exchange(into(seq)), statement.exchange(into(id)), statement.exchange(into(purpose));
    statement.exchange(into(challenge)), statement.exchange(into(sha256)), statement.exchange(into(language));
    statement.exchange(into(submitter)), statement.exchange(into(state)), statement.exchange(into(submitted_at));
    statement.exchange(into(finished_at, has_finished)), statement.exchange(into(verdict));
    statement.exchange(into(score, has_score)), statement.exchange(into(max_score)), statement.exchange(into(total));
    statement.exchange(into(candidate, has_candidate)), statement.exchange(into(name, has_name));
    statement.exchange(into(email, has_email));
  }

  SubmissionRecord record() const {
    SubmissionRecord record;
    record.seq = seq;
    record.id = id;
    record.purpose = static_cast<Purpose>(purpose);
    record.challenge = challenge;
    record.challenge_sha256 = sha256;
    record.language = language;
    record.submitter = submitter;
    record.state = state_from(state).value_or(State::queued);
    record.submitted_at = from_ms(submitted_at);
    if (has_finished == soci::i_ok) record.finished_at = from_ms(finished_at);
    record.verdict = verdict;
    if (has_score == soci::i_ok) record.score = score;
    record.max_score = max_score;
    record.total = static_cast<std::uint32_t>(total);
    if (has_candidate == soci::i_ok) record.candidate = reports::Candidate{candidate, name, email};
    return record;
  }
};

}  // namespace assay::runner
