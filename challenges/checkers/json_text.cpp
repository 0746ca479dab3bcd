#include "challenges/checkers/json_text.hpp"

#include <cstdlib>
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

// A walk of our own beside Boost.JSON's, which lets the last of two equal keys win in silence and whose doubles are a little
// off: one value in two spellings may differ in its last bit, and 0e482 is 0 times infinity.
struct Watch {
  static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
  static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

  std::vector<std::set<std::string>> open;
  std::string key, twice, number;
  std::vector<double> doubles;  // in the order of the text
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
  bool on_number_part(json::string_view part, Code&) { return number.append(part.data(), part.size()), true; }
  bool on_int64(std::int64_t, json::string_view, Code&) { return number.clear(), true; }
  bool on_uint64(std::uint64_t, json::string_view, Code&) { return number.clear(), true; }
  bool on_double(double, json::string_view part, Code&) {
    number.append(part.data(), part.size());
    doubles.push_back(std::strtod(number.c_str(), nullptr));  // correctly rounded, in the C locale
    return number.clear(), true;
  }
  bool on_bool(bool, Code&) { return true; }
  bool on_null(Code&) { return true; }
  bool on_comment_part(json::string_view, Code&) { return true; }
  bool on_comment(json::string_view, Code&) { return true; }
};

// `value` in the order of its text.
void put_doubles(json::value& value, std::vector<double>::const_iterator& next) {
  if (value.is_double()) value = *next++;
  if (value.is_array())
    for (json::value& item : value.get_array()) put_doubles(item, next);
  if (value.is_object())
    for (auto& member : value.get_object()) put_doubles(member.value(), next);
}

Error not_json(std::size_t at, std::string_view why) {
  return {ErrorCode::invalid, fmt::format("not valid JSON at byte {}: {}", at + 1, why)};
}

}  // namespace

Result<json::value> parse_strict_json(std::string_view text) {
  json::parse_options options;
  options.max_depth = 64;
  json::basic_parser<Watch> watch(options);
  Code error;
  const auto used = watch.write_some(false, text.data(), text.size(), error);
  if (watch.handler().found)
    return not_json(used,
                    fmt::format("the key \"{}\" stands twice in one object", cut_printable(watch.handler().twice)));
  if (error) return not_json(used, error.message());
  if (used < text.size()) return not_json(used, "there is more after the value");
  auto value = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  if (error) return not_json(used, error.message());
  auto next = watch.handler().doubles.cbegin();
  put_doubles(value, next);
  return value;
}

}  // namespace assay::challenges
