// Strict JSON by Boost.JSON: nothing after the value, no key twice, at most 64 levels. Used by the json checker.
#pragma once

#include <boost/json/value.hpp>
#include <string_view>

#include "base/error.hpp"

namespace assay::challenges {

// invalid: "not valid JSON at byte 17: ..." (from 1).
Result<boost::json::value> parse_strict_json(std::string_view text);

}  // namespace assay::challenges
