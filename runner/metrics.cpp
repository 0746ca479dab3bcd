#include "runner/metrics.hpp"

#include <fmt/format.h>

namespace assay::runner {
namespace {

void head(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
  out += fmt::format("# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, help);
}

template <class Number>
void single(std::string& out, std::string_view name, std::string_view type, std::string_view help, Number value) {
  head(out, name, type, help);
  out += fmt::format("{} {}\n", name, value);
}

}  // namespace

std::string prometheus_text(const Metrics& m, std::size_t queued, std::size_t queue_capacity) {
  std::string out;
  head(out, "assay_http_responses_total", "counter", "Answers given, by class of status.");
  for (unsigned digit = 1; digit < 6; ++digit)
    out += fmt::format("assay_http_responses_total{{class=\"{}xx\"}} {}\n", digit, m.responses[digit].load());
  head(out, "assay_judgings_total", "counter", "Judgings that ended, by verdict.");
  for (std::size_t i = 0; i < m.verdicts.size(); ++i)
    out += fmt::format("assay_judgings_total{{verdict=\"{}\"}} {}\n", to_string(static_cast<challenges::Verdict>(i)),
                       m.verdicts[i].load());
  single(out, "assay_judging_seconds_total", "counter", "Time workers spent judging.", double(m.judging_ms) / 1000);
  single(out, "assay_judgings_retried_total", "counter", "Judgings done again because of a fault of ours.",
         m.retried.load());
  single(out, "assay_programs_compiled_before_total", "counter", "Judgings that took their program from the cache.",
         m.compiled_before.load());
  single(out, "assay_submissions_accepted_total", "counter", "Submissions and runs acknowledged.", m.accepted.load());
  single(out, "assay_submissions_refused_total", "counter", "Submissions and runs refused by a full queue.",
         m.refused_full.load());
  single(out, "assay_queue_length", "gauge", "Judgings waiting.", queued);
  single(out, "assay_queue_capacity", "gauge", "Judgings that may wait.", queue_capacity);
  single(out, "assay_workers_busy", "gauge", "Workers judging now.", m.workers_busy.load());
  single(out, "assay_workers_ready", "gauge", "Workers with a proved sandbox.", m.workers_ready.load());
  single(out, "assay_http_connections", "gauge", "Open connections.", m.connections.load());
  single(out, "assay_http_connections_refused_total", "counter", "Connections over a limit.",
         m.connections_refused.load());
  single(out, "assay_event_viewers", "gauge", "Open event streams.", m.viewers.load());
  return out;
}

}  // namespace assay::runner
