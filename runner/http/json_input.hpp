// Strict reading of a JSON body: a body that does not parse is 400; unknown, repeated, missing and wrongly typed fields
// are 422, all of them at once, each with its JSON pointer.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <boost/json/object.hpp>

#include "runner/http/problem.hpp"

namespace assay::runner::http {

constexpr std::size_t json_depth = 32;

// The object that a body holds, or the problem with it.
std::variant<boost::json::object, Response> parse_object(std::string_view body);

// Takes fields out of an object by name; what nobody asked for is a fault when `finish` is called.
class ObjectReader {
 public:
  ObjectReader(const boost::json::object& object, std::string pointer, std::vector<Fault>& faults)
      : object_(object), pointer_(std::move(pointer)), faults_(faults) {}

  // Faults are noted; "" or null then.
  std::string required_text(std::string_view name, std::size_t max_bytes);
  const boost::json::object* required_object(std::string_view name);
  const boost::json::object* optional_object(std::string_view name);
  void finish();

  std::string pointer_to(std::string_view name) const { return pointer_ + "/" + pointer_part(name); }

 private:
  const boost::json::value* find(std::string_view name, bool required);
  const boost::json::object* as_object(std::string_view name, const boost::json::value* value);

  const boost::json::object& object_;
  std::string pointer_;
  std::vector<Fault>& faults_;
  std::set<std::string, std::less<>> asked_;
};

}  // namespace assay::runner::http
