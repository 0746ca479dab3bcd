// The HTML report's table of groups and cases, and a section a failed case. Used by html.cpp.
#pragma once

#include "reports/render/html_view.hpp"

namespace assay::reports::html {

void set_cases(data& view, const Report& report);

}  // namespace assay::reports::html
