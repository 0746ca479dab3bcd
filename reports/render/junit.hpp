#pragma once

#include "reports/render/render.hpp"

namespace assay::reports {

std::string render_junit(const RenderInput& input);

}  // namespace assay::reports
