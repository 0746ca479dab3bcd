// What the daemon counts, for /metrics: the Prometheus text format 0.0.4. Counters are atomics: any thread adds.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>

#include "challenges/verdict.hpp"

namespace assay::runner {

struct Metrics {
  std::array<std::atomic<std::uint64_t>, 6> responses{};  // by first digit of the status
  std::array<std::atomic<std::uint64_t>, 10> verdicts{};  // by challenges::Verdict
  std::atomic<std::uint64_t> accepted{0}, refused_full{0}, retried{0}, judging_ms{0}, compiled_before{0}, connections_refused{0};
  std::atomic<std::int64_t> connections{0}, viewers{0}, workers_busy{0}, workers_ready{0};

  void count_response(unsigned status) { responses[status / 100 % 6].fetch_add(1, std::memory_order_relaxed); }
  void count_verdict(challenges::Verdict verdict) { ++verdicts[static_cast<std::size_t>(verdict)]; }
};

std::string prometheus_text(const Metrics& metrics, std::size_t queued, std::size_t queue_capacity);

}  // namespace assay::runner
