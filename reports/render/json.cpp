// The report as JSON for people and programs: the contract's shape, indented, numbers as one writes them.
#include "reports/render/json.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "reports/json_report.hpp"

namespace assay::reports {
namespace {

namespace json = boost::json;

void write(std::string& out, const json::value& value, std::size_t depth);

void line(std::string& out, std::size_t depth) { out.append("\n").append(2 * depth, ' '); }

void write(std::string& out, const json::object& object, std::size_t depth) {
  out += '{';
  for (bool first = true; const auto& member : object) {
    if (!first) out += ',';
    first = false;
    line(out, depth + 1);
    out += json::serialize(json::string(member.key()));
    out += ": ";
    write(out, member.value(), depth + 1);
  }
  if (!object.empty()) line(out, depth);
  out += '}';
}

void write(std::string& out, const json::array& array, std::size_t depth) {
  out += '[';
  for (bool first = true; const auto& item : array) {
    if (!first) out += ',';
    first = false;
    line(out, depth + 1);
    write(out, item, depth + 1);
  }
  if (!array.empty()) line(out, depth);
  out += ']';
}

void write(std::string& out, const json::value& value, std::size_t depth) {
  if (const auto* object = value.if_object()) return write(out, *object, depth);
  if (const auto* array = value.if_array()) return write(out, *array, depth);
  // fmt writes the shortest form that reads back the same (62.5, where the library would write 6.25E1).
  if (const auto* fraction = value.if_double()) {
    out += fmt::format("{}", *fraction);
    return;
  }
  out += json::serialize(value);
}

}  // namespace

std::string render_json(const RenderInput& input) {
  std::string out;
  write(out, to_json(input.report), 0);
  out += '\n';
  return json_shown(out);
}

}  // namespace assay::reports
