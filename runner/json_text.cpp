#include "runner/json_text.hpp"

#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace assay::runner {
namespace {

namespace json = boost::json;

void write(std::string& out, const json::value& value) {
  bool first = true;
  const auto separate = [&] {
    if (!first) out += ',';
    first = false;
  };
  if (const json::object* object = value.if_object()) {
    out += '{';
    for (const auto& field : *object) {
      separate();
      out += json::serialize(json::string(field.key())) + ':';
      write(out, field.value());
    }
    out += '}';
  } else if (const json::array* array = value.if_array()) {
    out += '[';
    for (const json::value& item : *array) {
      separate();
      write(out, item);
    }
    out += ']';
  } else if (const double* number = value.if_double()) {
    out += fmt::format("{}", *number);
  } else {
    out += json::serialize(value);
  }
}

}  // namespace

std::string json_text(const json::value& value) {
  std::string out;
  write(out, value);
  return json_shown(out);
}

}  // namespace assay::runner
