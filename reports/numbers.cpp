#include "reports/numbers.hpp"

#include <cmath>

#include <fmt/format.h>

namespace assay::reports {
namespace {

std::string trimmed(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  if (text == "-0") text.erase(0, 1);
  return text;
}

std::string grouped(std::uint64_t value) {
  std::string digits = std::to_string(value);
  for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, 1, ',');
  return digits;
}

}  // namespace

std::string decimal(double value) { return trimmed(fmt::format("{:.2f}", value)); }

std::string milliseconds(double value) {
  if (value < 0 || !std::isfinite(value)) value = 0;
  if (value < 10) return trimmed(fmt::format("{:.2f}", value)) + " ms";
  if (value < 1000) return trimmed(fmt::format("{:.1f}", value)) + " ms";
  return grouped(static_cast<std::uint64_t>(std::llround(value))) + " ms";
}

std::string memory(std::uint64_t kib) {
  if (kib < 1024) return fmt::format("{} KiB", kib);
  return trimmed(fmt::format("{:.1f}", static_cast<double>(kib) / 1024)) + " MiB";
}

std::string byte_count(std::uint64_t bytes) { return grouped(bytes) + (bytes == 1 ? " byte" : " bytes"); }

}  // namespace assay::reports
