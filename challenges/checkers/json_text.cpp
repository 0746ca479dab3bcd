#include "challenges/checkers/json_text.hpp"

#include <set>
#include <string>
#include <vector>

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/parse.hpp>
#include <fmt/format.h>

#include "challenges/checkers/quote.hpp"

namespace assay::challenges {
namespace {

namespace json = boost::json;
using Code = json::error_code;

// Boost.JSON lets the last of two equal keys win in silence, so the keys are watched in a walk of their own.
struct KeyWatch {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  std::vector<std::set<std::string>> open;
  std::string key, twice;
  bool found = false;

  bool on_document_begin(Code&) { return true; }
  bool on_document_end(Code&) { return true; }
  bool on_object_begin(Code&) { return open.emplace_back(), true; }
  bool on_object_end(std::size_t, Code&) { return open.pop_back(), true; }
  bool on_array_begin(Code&) { return true; }
  bool on_array_end(std::size_t, Code&) { return true; }
  bool on_key_part(json::string_view part, std::size_t, Code&) { return key.append(part.data(), part.size()), true; }
  bool on_key(json::string_view part, std::size_t, Code& error) {
    key.append(part.data(), part.size());
    if (!open.back().insert(key).second) {
      twice = key;
      found = true;
      error = json::error::syntax;
      return false;
    }
    key.clear();
    return true;
  }
  bool on_string_part(json::string_view, std::size_t, Code&) { return true; }
  bool on_string(json::string_view, std::size_t, Code&) { return true; }
  bool on_number_part(json::string_view, Code&) { return true; }
  bool on_int64(std::int64_t, json::string_view, Code&) { return true; }
  bool on_uint64(std::uint64_t, json::string_view, Code&) { return true; }
  bool on_double(double, json::string_view, Code&) { return true; }
  bool on_bool(bool, Code&) { return true; }
  bool on_null(Code&) { return true; }
  bool on_comment_part(json::string_view, Code&) { return true; }
  bool on_comment(json::string_view, Code&) { return true; }
};

Error not_json(std::size_t at, std::string_view why) {
  return {ErrorCode::invalid, fmt::format("not valid JSON at byte {}: {}", at + 1, why)};
}

}  // namespace

Result<json::value> parse_strict_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = 64;
  json::basic_parser<KeyWatch> watch(options);
  Code error;
  const auto used = watch.write_some(false, text.data(), text.size(), error);
  if (watch.handler().found)
    return not_json(used,
                    fmt::format("the key \"{}\" stands twice in one object", cut_printable(watch.handler().twice)));
  if (error) return not_json(used, error.message());
  if (used < text.size()) return not_json(used, "there is more after the value");
  auto value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  if (error) return not_json(used, error.message());
  return value;
}

}  // namespace assay::challenges
