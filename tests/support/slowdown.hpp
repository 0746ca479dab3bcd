// How much slower than a real machine this one is: ASSAY_TEST_SLOWDOWN, 1 where it is not set, 15 on an emulated one.
// Tests multiply their time limits by it; verdicts and causes must not change with it.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>

namespace assay::support {

inline std::uint32_t slowdown() {
  const char* text = std::getenv("ASSAY_TEST_SLOWDOWN");
  if (text == nullptr || *text == '\0') return 1;
  const int factor = std::atoi(text);
  if (factor < 1 || factor > 1000)
    throw std::runtime_error("ASSAY_TEST_SLOWDOWN is '" + std::string(text) + "'; allowed is 1 to 1000");
  return static_cast<std::uint32_t>(factor);
}

inline std::uint32_t scaled_ms(std::uint32_t ms) { return ms * slowdown(); }

}  // namespace assay::support
