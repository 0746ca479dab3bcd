// Wall-clock time, behind an interface so that tests can set it. Durations are measured with CLOCK_MONOTONIC, not with this.
#pragma once

#include <chrono>
#include <string>

namespace assay {

using TimePoint = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
};

class SystemClock final : public Clock {
 public:
  TimePoint now() const override;
};

// "2026-11-23T10:00:00Z" (seconds, UTC): the form that reports and the HTTP interface use.
std::string iso8601(TimePoint time);

}  // namespace assay
