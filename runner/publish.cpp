#include "runner/publish.hpp"

#include <boost/json/serialize.hpp>

#include "reports/json_report.hpp"

namespace assay::runner {

Result<bool> Publisher::publish(const SubmissionRecord& record, const reports::Report& report) const {
  Finished finished;
  finished.id = record.id;
  finished.state = report.verdict == challenges::Verdict::JE ? State::failed : State::done;
  finished.verdict = std::string(to_string(report.verdict));
  finished.score = report.score;
  finished.max_score = report.max_score;
  finished.finished_at = clock.now();
  finished.report = boost::json::serialize(reports::to_json(report));
  const Result<bool> stored = store.finish(finished);
  if (!stored) return stored.error();
  events.finish(record.id, events_of(record, report), finished.finished_at);
  if (*stored) metrics.count_verdict(report.verdict);
  return *stored;
}

}  // namespace assay::runner
