#include "reports/render/html_code.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/text.hpp"
#include "reports/render/marked_lines.hpp"

namespace assay::reports::html {
namespace {

constexpr std::size_t most_code_lines = 5000;

data file_view(const challenges::SourceFile& file, const std::set<std::size_t>& marked) {
  data view, rows = list();
  set(view, "file_path", file.path);
  std::string_view rest = file.content;
  std::size_t number = 0;
  while (!rest.empty() && number < most_code_lines) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    data row;
    const bool named = marked.count(++number) > 0;
    row.set("number", std::to_string(number));
    row.set("code_sign", named ? "▶ " : "");
    row.set("code_class", named ? "marked" : "");
    row.set("code", printable(rest.substr(0, end)));
    rows << row;
    rest.remove_prefix(std::min(rest.size(), end + 1));
  }
  view.set("rows", std::move(rows));
  set(view, "file_note", rest.empty() ? "" : fmt::format("Only the first {} lines are shown.", most_code_lines));
  return view;
}

}  // namespace

void set_code(data& view, const RenderInput& input) {
  const auto marked = marked_lines(input.report, input.sources);
  data files = list();
  for (const auto& file : input.sources) files << file_view(file, marked.at(file.path));
  set_list(view, "files", std::move(files), "any_code");
}

}  // namespace assay::reports::html
