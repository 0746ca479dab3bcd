// A token as a number, whatever the locale, and nearness of two. Used by floats, json and the messages.
#pragma once

#include <optional>
#include <string_view>

namespace assay::challenges {

// Decimal notation with an optional sign and exponent, "nan" and "inf"; nothing for anything else (hexadecimal too).
// Beyond a double's range: infinity or zero.
std::optional<double> parse_number(std::string_view token);

// Within the absolute or the relative tolerance (of `expected`); never for NaN, for infinity only the same one.
bool near(double expected, double actual, double absolute, double relative);

}  // namespace assay::challenges
