#include "base/clock.hpp"

#include <doctest/doctest.h>

namespace assay {
namespace {

TimePoint at(std::int64_t seconds, int ms = 0) {
  return TimePoint(std::chrono::seconds(seconds) + std::chrono::milliseconds(ms));
}

TEST_CASE("times are written in UTC to the second, as RFC 3339 has them") {
  CHECK(iso8601(at(0)) == "1970-01-01T00:00:00Z");
  CHECK(iso8601(at(951782400)) == "2000-02-29T00:00:00Z");
  CHECK(iso8601(at(1795428000)) == "2026-11-23T10:00:00Z");
  CHECK(iso8601(at(4102444799)) == "2099-12-31T23:59:59Z");
}

TEST_CASE("a fraction of a second is cut, not rounded up") {
  CHECK(iso8601(at(1795428000, 999)) == "2026-11-23T10:00:00Z");
}

TEST_CASE("the machine's time zone does not matter") {
  ::setenv("TZ", "Asia/Tokyo", 1);
  ::tzset();
  CHECK(iso8601(at(1795428000)) == "2026-11-23T10:00:00Z");
  ::unsetenv("TZ");
  ::tzset();
}

TEST_CASE("the system's clock gives the kernel's time") {
  const auto before = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  const TimePoint now = SystemClock().now();
  const auto after = std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
  CHECK(now >= before);
  CHECK(now <= after);
}

}  // namespace
}  // namespace assay
