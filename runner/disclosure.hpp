// When a candidate learns how a judging stands. How long a hidden case takes is its program's choice (sleep(input[i])),
// so neither the moment of its event nor that of the progress may tell: a candidate hears sample and visible cases at
// once up to the first hidden one, and everything from there on together, at the first whole second after the judging
// ended. Interviewers and the panel hear everything at once. Pure; used by the event hub, the service and nobody else.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "base/clock.hpp"
#include "challenges/challenge.hpp"
#include "runner/store/records.hpp"

namespace assay::runner {

// A submission as it stands this moment: what is on disk, and what only memory knows.
struct Status {
  SubmissionRecord record;
  std::uint32_t done = 0;  // cases judged
};

// Whether a candidate may see such cases whole while the invitation is open.
bool open_to_candidate(challenges::Visibility visibility);

// The moment at which a candidate hears of an end: `ended` rounded up to the whole second.
TimePoint told_at(TimePoint ended);

// How long it is until then; none once it is past. Never more than a second, also where the clock was set back.
std::optional<std::chrono::milliseconds> until_told(TimePoint ended, TimePoint now);

// What of `status` a candidate may know at `now`; `open_cases` come before the first hidden one.
Status for_candidate(Status status, std::uint32_t open_cases, TimePoint now);

}  // namespace assay::runner
