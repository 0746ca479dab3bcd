#include "runner/disclosure.hpp"

#include <algorithm>

namespace assay::runner {

bool open_to_candidate(challenges::Visibility visibility) {
  return visibility == challenges::Visibility::sample || visibility == challenges::Visibility::visible;
}

TimePoint told_at(TimePoint ended) { return std::chrono::ceil<std::chrono::seconds>(ended); }

std::optional<std::chrono::milliseconds> until_told(TimePoint ended, TimePoint now) {
  const std::chrono::milliseconds left = told_at(ended) - now;
  if (left <= std::chrono::milliseconds(0) || left > std::chrono::seconds(1)) return std::nullopt;
  return left;
}

Status for_candidate(Status status, std::uint32_t open_cases, TimePoint now) {
  SubmissionRecord& record = status.record;
  const bool all_open = open_cases >= record.total;
  if (record.finished_at && !all_open && until_told(*record.finished_at, now)) {
    record.state = State::running;
    record.verdict.clear();
    record.score.reset();
    record.finished_at.reset();
  }
  if (record.finished_at) {
    if (!all_open) record.finished_at = told_at(*record.finished_at);
  } else {
    status.done = std::min(status.done, open_cases);
  }
  return status;
}

}  // namespace assay::runner
