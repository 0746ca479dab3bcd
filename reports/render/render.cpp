#include "reports/render/render.hpp"

#include <algorithm>

#include "reports/render/json.hpp"

namespace assay::reports {

const std::vector<Format>& formats() {
  static const std::vector<Format> table = {
      {"json", "application/json", ".json", render_json},
  };
  return table;
}

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(), [&](const Format& f) { return f.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace assay::reports
