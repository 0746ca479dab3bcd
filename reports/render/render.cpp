#include "reports/render/render.hpp"

#include <algorithm>

#include "reports/render/html.hpp"
#include "reports/render/json.hpp"
#include "reports/render/junit.hpp"
#include "reports/render/markdown.hpp"
#include "reports/render/text.hpp"

namespace assay::reports {

const std::vector<Format>& formats() {
  static const std::vector<Format> table = {
      {"json", "application/json", ".json", render_json},
      {"text", "text/plain; charset=utf-8", ".txt", render_text},
      {"html", "text/html; charset=utf-8", ".html", render_html},
      {"markdown", "text/markdown; charset=utf-8", ".md", render_markdown},
      {"junit", "application/xml", ".xml", render_junit},
  };
  return table;
}

const Format* find_format(std::string_view name) {
  const auto found = std::find_if(formats().begin(), formats().end(), [&](const Format& f) { return f.name == name; });
  return found == formats().end() ? nullptr : &*found;
}

}  // namespace assay::reports
