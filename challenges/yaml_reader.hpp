// Reads one YAML file, strictly, into a tree that knows where everything stands. Structure is judged here (syntax, duplicate
// keys, `<<`, aliases, tags, depth, a second document, NUL); what values mean is judged by yaml_fields.hpp.
// Over yaml-cpp's event interface, because its own nodes drop duplicate keys and resolve 012 as octal without a word.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "challenges/fault.hpp"

namespace assay::challenges {

struct YamlNode {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  Kind kind = Kind::null;
  bool plain = false;  // a scalar without quotes: it may be a number, a boolean or something ambiguous
  std::string text;    // of a scalar
  std::vector<const YamlNode*> items;                                   // of a list
  std::vector<std::pair<const YamlNode*, const YamlNode*>> entries;     // of a map; keys are scalars, each once
  const std::string* file = nullptr;                                    // as faults name it
  int line = 0, column = 0;                                             // from 1
  std::size_t size = 1;                                                 // nodes in all, aliases expanded

  const YamlNode* find(std::string_view key) const;  // of a map; null when it is not there
};

// Owns the nodes. Aliased nodes are shared, not copied.
struct YamlDocument {
  std::string file;
  std::deque<YamlNode> nodes;
  const YamlNode* root = nullptr;
};

constexpr std::size_t yaml_max_bytes = std::size_t{4} << 20;
constexpr std::size_t yaml_max_alias_nodes = 1000;  // CONTRACT, "refused challenges"
constexpr std::size_t yaml_max_depth = 32;          // the format itself is 9 deep

// Null when the text has no usable tree; whatever is wrong is added to `faults` under the name `file`.
std::unique_ptr<YamlDocument> read_yaml(std::string file, std::string_view text, Faults& faults);

void fault(Faults& faults, const YamlNode& node, std::string text);

}  // namespace assay::challenges
