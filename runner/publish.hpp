// The last step of the walk: a graded report goes to the store, to whoever watches, and into the counters.
#pragma once

#include "base/clock.hpp"
#include "base/error.hpp"
#include "reports/report.hpp"
#include "runner/events.hpp"
#include "runner/metrics.hpp"
#include "runner/store/store.hpp"

namespace assay::runner {

struct Publisher {
  Store& store;
  EventHub& events;
  Metrics& metrics;
  const Clock& clock;

  // Stores first, in one transaction: what viewers hear is already true after a crash. False when this judging had been
  // stored before (nothing is told twice).
  Result<bool> publish(const SubmissionRecord& record, const reports::Report& report) const;
};

}  // namespace assay::runner
