// What the values of a YAML tree mean, strictly: each read_* returns the value, or nothing after adding a fault that says
// what stands there and what is allowed. YAML 1.2's core schema, and none of what YAML 1.1 would have guessed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "challenges/yaml_reader.hpp"

namespace assay::challenges {

// How a scalar reads when it has no quotes.
enum class Plain : std::uint8_t { text, number, boolean, ambiguous };
Plain classify(std::string_view text);

std::optional<std::string> read_text(const YamlNode& node, Faults& faults);
std::optional<double> read_number(const YamlNode& node, double least, double most, Faults& faults);
std::optional<std::int64_t> read_integer(const YamlNode& node, std::int64_t least, std::int64_t most, Faults& faults);
std::optional<bool> read_boolean(const YamlNode& node, Faults& faults);
// The index of the text in `allowed`.
std::optional<std::size_t> read_choice(const YamlNode& node, const std::vector<std::string_view>& allowed, Faults& faults);
// The items of a list, or nothing after a fault; `of` says of what ("cases").
const std::vector<const YamlNode*>* read_list(const YamlNode& node, std::string_view of, Faults& faults);
// Every item a text.
std::vector<std::string> read_texts(const YamlNode& node, std::string_view of, Faults& faults);

// Letters, digits, '-', '_' and '.', a letter or digit first, at most 64: an id that is safe in a URL, a file name, a page.
bool is_id(std::string_view text);
std::optional<std::string> read_id(const YamlNode& node, Faults& faults);
// A map's key as a text; ambiguous keys (on, 012) need quotes like any text.
std::optional<std::string> read_key(const YamlNode& key, Faults& faults);

// "a list", "the number 42": what stands at a node, for faults.
std::string what_is(const YamlNode& node);

// The keys of one map: take() each that is allowed, then finish() finds those that are not.
class Fields {
 public:
  // `what` names the map in faults: "a group". A node that is no map is one fault, and reads as an empty map.
  Fields(const YamlNode& node, std::string_view what, Faults& faults);

  const YamlNode* take(std::string_view key);     // null when it is not there
  const YamlNode* require(std::string_view key);  // a fault when it is not there
  void allow_extensions() { extensions_ = true; }  // keys that begin with x-
  void finish();

  const YamlNode& node() const { return node_; }
  bool is_map() const { return node_.kind == YamlNode::Kind::map; }

 private:
  const YamlNode& node_;
  std::string_view what_;
  Faults& faults_;
  std::vector<std::string_view> allowed_;
  bool extensions_ = false;
};

}  // namespace assay::challenges
