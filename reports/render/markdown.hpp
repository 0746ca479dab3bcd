#pragma once

#include "reports/render/render.hpp"

namespace assay::reports {

std::string render_markdown(const RenderInput& input);

}  // namespace assay::reports
