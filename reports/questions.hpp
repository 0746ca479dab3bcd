// The interview questions that a report carries: the author's `ask` of every group that lost points. Called by
// grade.cpp.
#pragma once

#include <vector>

#include "reports/report.hpp"

namespace assay::reports {

// In the challenge's order. A group that lost points only to our own fault asks nothing.
std::vector<Question> questions_for(const Report& report);

}  // namespace assay::reports
