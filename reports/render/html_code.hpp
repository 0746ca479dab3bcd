// The submitted files in the HTML report, with the lines marked that a compiler or a traceback names. Used by html.cpp.
#pragma once

#include "reports/render/html_view.hpp"
#include "reports/render/render.hpp"

namespace assay::reports::html {

void set_code(data& view, const RenderInput& input);

}  // namespace assay::reports::html
