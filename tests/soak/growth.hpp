// Whether a process grows with the submissions it has seen, from its memory at rest after each of many equal batches.
#pragma once

#include <cstdint>
#include <vector>

namespace assay::soak {

// Memory of a process that keeps nothing goes up and down by what the allocator happens to hold back, so no two
// readings are compared but the medians of the first and of the second half: half the submissions lie between them. A
// leak moves the second by its size times that number, noise moves neither. The last reading is compared with the one
// before the first batch as well, for what grows once only.
struct Growth {
  std::uint64_t start_kib = 0, first_kib = 0, second_kib = 0, end_kib = 0;
  bool grows() const;
};

// Of an even number of samples, four at least.
Growth growth_of(std::uint64_t start_kib, const std::vector<std::uint64_t>& samples_kib);

}  // namespace assay::soak
