#include "reports/render/html_view.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "reports/numbers.hpp"

namespace assay::reports::html {
namespace {

std::string svg_bar(double per_cent, const std::string& label) {
  const double width = std::clamp(per_cent, 0.0, 100.0);
  return fmt::format(
      "<svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\"><rect class=\"track\" "
      "width=\"100\" height=\"8\"/><rect class=\"{}\" width=\"{}\" height=\"8\"/></svg>",
      label, per_cent >= 100.5 ? "over" : "fill", decimal(width));
}

}  // namespace

data list() { return data(data::type::list); }

void set(data& view, const std::string& key, std::string_view text) {
  if (text.empty())
    view.set(key, data(false));
  else
    view.set(key, data(printable(text)));
}

void set_list(data& view, const std::string& key, data items, const std::string& any_key) {
  view.set(any_key, data(!items.is_empty_list()));
  view.set(key, std::move(items));
}

std::string tone(Verdict verdict) {
  switch (verdict) {
    case Verdict::AC:
      return "good";
    case Verdict::PC:
    case Verdict::JE:
      return "warn";
    case Verdict::SK:
      return "none";
    default:
      return "bad";
  }
}

std::string share_bar(double per_cent) { return svg_bar(std::min(per_cent, 100.0), decimal(per_cent) + " %"); }

std::string limit_bar(double used, double limit) {
  if (limit <= 0) return "";
  return svg_bar(100 * used / limit, decimal(100 * used / limit) + " % of the limit");
}

}  // namespace assay::reports::html
