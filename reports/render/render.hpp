// One door for every form of a report. Renderers are pure: the same report gives the same bytes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "challenges/submission.hpp"
#include "reports/report.hpp"

namespace assay::reports {

struct RenderInput {
  const Report& report;
  // The submitted sources, for the forms that show code; empty leaves that part out.
  const std::vector<challenges::SourceFile>& sources;
  bool colour = false;  // text only
  int width = 80;       // text only
};

struct Format {
  std::string_view name;        // json text html markdown junit
  std::string_view media_type;  // "text/html; charset=utf-8"
  std::string_view extension;   // ".html"
  std::string (*render)(const RenderInput&);
};

const Format* find_format(std::string_view name);
const std::vector<Format>& formats();

}  // namespace assay::reports
