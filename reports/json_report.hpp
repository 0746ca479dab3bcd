// The report as JSON (format 1), and back: what the store keeps.
#pragma once

#include <string>
#include <string_view>

#include <boost/json/object.hpp>

#include "base/error.hpp"
#include "reports/report.hpp"

namespace assay::reports {

boost::json::object to_json(const Report& report);
Result<Report> report_from_json(std::string_view text);

}  // namespace assay::reports
