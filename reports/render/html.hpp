#pragma once

#include "reports/render/render.hpp"

namespace assay::reports {

std::string render_html(const RenderInput& input);

}  // namespace assay::reports
