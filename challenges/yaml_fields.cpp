#include "challenges/yaml_fields.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace assay::challenges {
namespace {

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

// What some reader of YAML takes for something else than the text that it looks like: 1.1's booleans, octal and other bases,
// digits with '_' or ':', dates.
bool is_ambiguous(std::string_view text) {
  static const RE2 word("(?i:yes|no|on|off|y|n|true|false)");
  static const RE2 number(R"([-+]?(?:0[0-9_]+(?:[.eE].*)?|0[xXoObB][0-9a-fA-F_]+|[0-9][0-9_]*_[0-9_.]*|[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9_]*)?))");
  static const RE2 date(R"([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \t].*)?)");
  return RE2::FullMatch(text, word) || RE2::FullMatch(text, number) || RE2::FullMatch(text, date);
}

bool is_number(std::string_view text) {
  static const RE2 number(R"([-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))");
  return RE2::FullMatch(text, number);
}

// What no plain number, boolean, date or word can begin with saves the patterns: most texts of a challenge.
bool may_be_special(std::string_view text) {
  return !text.empty() && text.size() <= 64 && (is_letter_or_digit(text[0]) || one_of(text.substr(0, 1), {"-", "+", "."}));
}

std::optional<double> parse_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

bool is_plain_number(const YamlNode& node) {
  return node.kind == YamlNode::Kind::scalar && node.plain && classify(node.text) == Plain::number;
}

}  // namespace

Plain classify(std::string_view text) {
  if (!may_be_special(text)) return Plain::text;
  if (text == "true" || text == "false") return Plain::boolean;
  if (is_ambiguous(text)) return Plain::ambiguous;
  return is_number(text) ? Plain::number : Plain::text;
}

std::string what_is(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null: return "nothing (null)";
    case YamlNode::Kind::list: return "a list";
    case YamlNode::Kind::map: return "a map";
    case YamlNode::Kind::scalar: break;
  }
  if (!node.plain) return "the text " + quoted(node.text);
  switch (classify(node.text)) {
    case Plain::number: return "the number " + node.text;
    case Plain::boolean: return "the boolean " + node.text;
    case Plain::ambiguous: return "the ambiguous " + node.text;
    case Plain::text: break;
  }
  return "the text " + quoted(node.text);
}

std::optional<std::string> read_text(const YamlNode& node, Faults& faults) {
  if (node.kind != YamlNode::Kind::scalar) {
    fault(faults, node, fmt::format("{} stands where a text is needed; {}", what_is(node),
                                    node.kind == YamlNode::Kind::null ? "write \"\" for an empty one" : "write a text"));
    return std::nullopt;
  }
  if (node.plain)
    if (const Plain plain = classify(node.text); plain != Plain::text) {
      fault(faults, node, plain == Plain::ambiguous
                              ? fmt::format("{0} is ambiguous in YAML; quote it: \"{0}\"", node.text)
                              : fmt::format("{} stands where a text is needed; quote it: \"{}\"", what_is(node), node.text));
      return std::nullopt;
    }
  return node.text;
}

std::optional<double> read_number(const YamlNode& node, double least, double most, Faults& faults) {
  const auto value = is_plain_number(node) ? parse_number(node.text) : std::nullopt;
  if (value && *value >= least && *value <= most) return value;
  fault(faults, node, std::isinf(most) ? fmt::format("{} is not allowed here; a number from {} is", what_is(node), least)
                                       : fmt::format("{} is not allowed here; a number from {} to {} is", what_is(node), least, most));
  return std::nullopt;
}

std::optional<std::int64_t> read_integer(const YamlNode& node, std::int64_t least, std::int64_t most, Faults& faults) {
  std::string_view text = node.text;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc{} && end == text.data() + text.size();
  if (is_plain_number(node) && whole && value >= least && value <= most) return value;
  fault(faults, node, fmt::format("{} is not allowed here; a whole number from {} to {} is", what_is(node), least, most));
  return std::nullopt;
}

std::optional<bool> read_boolean(const YamlNode& node, Faults& faults) {
  if (node.kind == YamlNode::Kind::scalar && node.plain && classify(node.text) == Plain::boolean) return node.text == "true";
  fault(faults, node, fmt::format("{} is not allowed here; true or false is", what_is(node)));
  return std::nullopt;
}

std::optional<std::size_t> read_choice(const YamlNode& node, const std::vector<std::string_view>& allowed, Faults& faults) {
  if (node.kind == YamlNode::Kind::scalar)
    for (std::size_t i = 0; i < allowed.size(); ++i)
      if (allowed[i] == node.text) return i;
  const std::string_view near = node.kind == YamlNode::Kind::scalar ? nearest(node.text, allowed) : std::string_view{};
  fault(faults, node, fmt::format("{} is not allowed here; {}allowed: {}", what_is(node),
                                  near.empty() ? "" : fmt::format("did you mean {}? ", near), listed(allowed)));
  return std::nullopt;
}

const std::vector<const YamlNode*>* read_list(const YamlNode& node, std::string_view of, Faults& faults) {
  if (node.kind == YamlNode::Kind::list) return &node.items;
  fault(faults, node, fmt::format("{} stands where a list of {} is needed; write [...]", what_is(node), of));
  return nullptr;
}

std::vector<std::string> read_texts(const YamlNode& node, std::string_view of, Faults& faults) {
  std::vector<std::string> texts;
  if (const auto* items = read_list(node, of, faults))
    for (const YamlNode* item : *items)
      if (auto text = read_text(*item, faults)) texts.push_back(std::move(*text));
  return texts;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= 64 && is_letter_or_digit(text[0]) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_letter_or_digit(c) || c == '-' || c == '_' || c == '.';
  });
}

std::optional<std::string> read_id(const YamlNode& node, Faults& faults) {
  auto text = read_text(node, faults);
  if (!text || is_id(*text)) return text;
  fault(faults, node, quoted(*text) + " is no id; allowed are 1 to 64 letters, digits, '-', '_' and '.', a letter or digit first");
  return std::nullopt;
}

std::optional<std::string> read_key(const YamlNode& key, Faults& faults) {
  if (key.kind != YamlNode::Kind::scalar) return std::nullopt;  // told by the reader
  return read_text(key, faults);
}

Fields::Fields(const YamlNode& node, std::string_view what, Faults& faults) : node_(node), what_(what), faults_(faults) {
  if (!is_map()) fault(faults, node, fmt::format("{} stands where {} is needed; write it as a map", what_is(node), what));
}

const YamlNode* Fields::take(std::string_view key) {
  allowed_.push_back(key);
  return node_.find(key);
}

const YamlNode* Fields::require(std::string_view key) {
  const YamlNode* value = take(key);
  if (value == nullptr && is_map()) fault(faults_, node_, fmt::format("{} needs the key {}", what_, key));
  return value;
}

void Fields::finish() {
  for (const auto& [key, value] : node_.entries) {
    if (key->kind != YamlNode::Kind::scalar || (key->plain && key->text == "<<")) continue;  // told by the reader
    if (extensions_ && key->text.starts_with("x-")) continue;
    if (std::find(allowed_.begin(), allowed_.end(), key->text) != allowed_.end()) continue;
    const std::string_view near = nearest(key->text, allowed_);
    fault(faults_, *key, fmt::format("unknown key {} in {}; {}allowed: {}", quoted(key->text), what_,
                                     near.empty() ? "" : fmt::format("did you mean {}? ", near), listed(allowed_)));
  }
}

}  // namespace assay::challenges
