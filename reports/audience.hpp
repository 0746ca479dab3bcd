// What a reader may see. The candidate's report leaks nothing of hidden cases (CONTRACT: Visibility).
#pragma once

#include "reports/report.hpp"

namespace assay::reports {

// `deadline_passed` opens after_deadline groups.
Report for_audience(Report report, Audience audience, bool deadline_passed = false);

}  // namespace assay::reports
