#include "runner/http/json_input.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/kind.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include "base/text.hpp"

namespace assay::runner::http {
namespace {

namespace json = boost::json;

// Boost.JSON keeps the last of two equal keys and says nothing; this pass over the text finds the first repetition.
struct DuplicateFinder {
  static constexpr std::size_t max_object_size = 100000, max_array_size = 100000, max_key_size = 1 << 16,
                               max_string_size = std::size_t{1} << 30;
  struct Level {
    bool object = false;
    std::set<std::string> keys;
    std::string key;
    std::size_t index = 0;
  };
  std::vector<Level> levels;
  std::string key;
  std::optional<std::string> found;  // pointer of the repeated field

  std::string pointer() const {
    std::string text;
    for (const Level& level : levels)
      text += "/" + (level.object ? pointer_part(level.key) : std::to_string(level.index));
    return text;
  }
  void value_ended() {
    if (!levels.empty() && !levels.back().object) ++levels.back().index;
  }
  using error = json::error_code;
  using Text = json::string_view;
  bool on_document_begin(error&) { return true; }
  bool on_document_end(error&) { return true; }
  bool on_object_begin(error&) { return levels.push_back({true, {}, "", 0}), true; }
  bool on_object_end(std::size_t, error&) { return levels.pop_back(), value_ended(), true; }
  bool on_array_begin(error&) { return levels.push_back({false, {}, "", 0}), true; }
  bool on_array_end(std::size_t, error&) { return levels.pop_back(), value_ended(), true; }
  bool on_key_part(Text part, std::size_t, error&) { return key.append(part.data(), part.size()), true; }
  bool on_key(Text part, std::size_t, error& ec) {
    key.append(part.data(), part.size());
    Level& level = levels.back();
    level.key = std::move(key);
    key.clear();
    if (level.keys.insert(level.key).second) return true;
    found = pointer();
    ec = json::error::syntax;
    return false;
  }
  bool on_string_part(Text, std::size_t, error&) { return true; }
  bool on_string(Text, std::size_t, error&) { return value_ended(), true; }
  bool on_number_part(Text, error&) { return true; }
  bool on_int64(std::int64_t, Text, error&) { return value_ended(), true; }
  bool on_uint64(std::uint64_t, Text, error&) { return value_ended(), true; }
  bool on_double(double, Text, error&) { return value_ended(), true; }
  bool on_bool(bool, error&) { return value_ended(), true; }
  bool on_null(error&) { return value_ended(), true; }
  bool on_comment_part(Text, error&) { return true; }
  bool on_comment(Text, error&) { return true; }
};

std::string_view kind_name(const json::value& value) {
  switch (value.kind()) {
    case json::kind::object:
      return "an object";
    case json::kind::array:
      return "an array";
    case json::kind::string:
      return "a string";
    case json::kind::bool_:
      return "a boolean";
    case json::kind::null:
      return "null";
    default:
      return "a number";
  }
}

}  // namespace

std::variant<json::object, Response> parse_object(std::string_view body) {
  json::parse_options options;
  options.max_depth = json_depth;
  json::basic_parser<DuplicateFinder> finder(options);
  json::error_code error;
  const std::size_t used = finder.write_some(false, body.data(), body.size(), error);
  if (const auto& found = finder.handler().found)
    return problem_response(
        {422, "duplicate-key", "the field " + *found + " stands twice", {{*found, "this field stands twice"}}});
  if (error == json::error::too_deep)
    return problem_response({400,
                             "json-depth",
                             fmt::format("the body is nested deeper than {} levels", json_depth),
                             {},
                             std::make_pair("json_depth", json_depth)});
  if (!error && used < body.size()) error = json::error::extra_data;
  json::value value;
  if (!error) value = json::parse(body, error, {}, options);
  if (error)
    return problem_response(
        {400, "json", "the body is not JSON: " + error.message() + fmt::format(" (near byte {})", used)});
  if (!value.is_object())
    return problem_response({422,
                             "invalid",
                             fmt::format("the body must be an object, not {}", kind_name(value)),
                             {{"", fmt::format("expected an object, not {}", kind_name(value))}}});
  return std::move(value.as_object());
}

const json::value* ObjectReader::find(std::string_view name, bool required) {
  asked_.emplace(name);
  const json::value* value = object_.if_contains(name);
  if (!value && required) faults_.push_back({pointer_to(name), fmt::format("the field {} is required", name)});
  return value;
}

std::string ObjectReader::required_text(std::string_view name, std::size_t max_bytes) {
  const json::value* value = find(name, true);
  if (!value) return "";
  if (!value->is_string()) {
    faults_.push_back({pointer_to(name), fmt::format("{} must be a string, not {}", name, kind_name(*value))});
    return "";
  }
  std::string text(value->as_string());
  if (text.empty() || text.size() > max_bytes) {
    faults_.push_back({pointer_to(name), fmt::format("{} must have 1 to {} bytes", name, max_bytes)});
    return "";
  }
  return text;
}

const json::object* ObjectReader::as_object(std::string_view name, const json::value* value) {
  if (!value) return nullptr;
  if (value->is_object()) return &value->get_object();
  faults_.push_back({pointer_to(name), fmt::format("{} must be an object, not {}", name, kind_name(*value))});
  return nullptr;
}

const json::object* ObjectReader::required_object(std::string_view name) { return as_object(name, find(name, true)); }
const json::object* ObjectReader::optional_object(std::string_view name) { return as_object(name, find(name, false)); }

void ObjectReader::finish() {
  for (const auto& field : object_)
    if (!asked_.contains(std::string_view(field.key())))
      faults_.push_back({pointer_to(field.key()),
                         fmt::format("there is no field {} here; allowed: {}",
                                     printable(std::string_view(field.key()), false), fmt::join(asked_, ", "))});
}

}  // namespace assay::runner::http
