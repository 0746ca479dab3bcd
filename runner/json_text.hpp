// JSON on one line, with numbers as people write them: 62.5, where the library would write 6.25E1. For answers and
// events.
#pragma once

#include <string>

#include <boost/json/value.hpp>

namespace assay::runner {

std::string json_text(const boost::json::value& value);

}  // namespace assay::runner
