#pragma once

#include "reports/render/render.hpp"

namespace assay::reports {

std::string render_text(const RenderInput& input);

}  // namespace assay::reports
