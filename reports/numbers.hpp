// Numbers as people read them; the one place where a report's figures are rounded. Used by levels and every renderer.
#pragma once

#include <cstdint>
#include <string>

namespace assay::reports {

// At most two decimals, without trailing zeros, "." as decimal point: 62.5, 3.33, 10.
std::string decimal(double value);

// Milliseconds: "0.84 ms", "11.2 ms", "1,234 ms".
std::string milliseconds(double value);

// KiB in, the unit that reads best out: "812 KiB", "8.9 MiB".
std::string memory(std::uint64_t kib);

// "12 bytes", "1 byte", "70,000 bytes".
std::string byte_count(std::uint64_t bytes);

}  // namespace assay::reports
