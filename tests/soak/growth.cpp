#include "tests/soak/growth.hpp"

#include <algorithm>
#include <stdexcept>

namespace assay::soak {
namespace {

// Measured on daemon, keeper and launchers: between two batches memory at rest moves by some 100 KiB at most (a heap's end, a
// page of the database, an event that is not swept yet). So what is kept of each submission shows from 8 KiB on in 60
// of them, from 512 bytes on in 1,000 and from 52 bytes on in 10,000.
constexpr std::uint64_t growth_allowance_kib = 256;
// After the warm-up an attack may come that needs more at once than any before it, in a thread that had not met one.
constexpr std::uint64_t late_allowance_kib = 1024;

// A sanitizer keeps what was freed for a while, to know it again: its memory tells nothing.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool memory_tells = false;
#else
constexpr bool memory_tells = true;
#endif

std::uint64_t median(std::vector<std::uint64_t> values) {
  std::sort(values.begin(), values.end());
  return (values[(values.size() - 1) / 2] + values[values.size() / 2]) / 2;
}

}  // namespace

bool Growth::grows() const {
  if (!memory_tells) return false;
  return second_kib > first_kib + growth_allowance_kib || end_kib > start_kib + late_allowance_kib;
}

Growth growth_of(std::uint64_t start, const std::vector<std::uint64_t>& samples) {
  if (samples.size() < 4 || samples.size() % 2 != 0) throw std::runtime_error("too few samples of memory, or odd");
  const auto middle = samples.begin() + static_cast<std::ptrdiff_t>(samples.size() / 2);
  return {start, median({samples.begin(), middle}), median({middle, samples.end()}), samples.back()};
}

}  // namespace assay::soak
