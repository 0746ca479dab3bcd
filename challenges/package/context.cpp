#include "challenges/package/context.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <limits>

namespace assay::challenges {

bool is_language_tag(std::string_view tag) {
  static const RE2 form("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*");
  return RE2::FullMatch(tag, form);
}

std::optional<std::string> Context::read_path(const YamlNode& node) {
  auto path = read_text(node, faults_);
  if (!path) return std::nullopt;
  if (path->ends_with('/')) path->pop_back();  // a folder may be written so
  if (std::string trouble = path_trouble(*path); !trouble.empty()) {
    fault(faults_, node, std::move(trouble));
    return std::nullopt;
  }
  if (folder_.find(*path) != nullptr || folder_.has_folder(*path)) return path;
  fault(faults_, node, fmt::format("there is no {} in the folder; the path of a file of the challenge is needed", quoted(*path)));
  return std::nullopt;
}

const std::string* Context::read_file(const YamlNode& node) {
  const auto path = read_path(node);
  if (!path) return nullptr;
  const std::string* content = folder_.find(*path);
  if (content == nullptr) fault(faults_, node, quoted(*path) + " is a folder; a file is needed");
  return content;
}

const YamlNode* Context::read_yaml_file(const YamlNode& node) {
  const std::string* content = read_file(node);
  if (content == nullptr) return nullptr;
  auto [known, fresh] = yaml_files_.try_emplace(node.text);
  if (fresh) known->second = read_yaml(node.text, *content, faults_);
  return known->second ? known->second->root : nullptr;
}

std::optional<Text> Context::text_or_file(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::map) {
    auto text = read_text(node, faults_);
    return text ? std::optional<Text>(std::move(*text)) : std::nullopt;
  }
  for (const std::string_view later : {"generate", "solution"})
    if (const YamlNode* found = node.find(later)) {
      fault(faults_, *found, fmt::format("{{{}: ...}} is not supported by this version; a text or {{file: path}} is allowed", later));
      return std::nullopt;
    }
  Fields fields(node, "a text", faults_);
  const YamlNode* file = fields.require("file");
  fields.finish();
  const std::string* content = file == nullptr ? nullptr : read_file(*file);
  if (content == nullptr) return std::nullopt;
  if (content->find('\0') != std::string::npos) {
    fault(faults_, *file, "the file " + quoted(file->text) + " holds a NUL character; text without NUL is allowed");
    return std::nullopt;
  }
  return texts_.try_emplace(content, *content).first->second;
}

Localized Context::localized(const YamlNode& node) {
  Localized texts;
  if (node.kind != YamlNode::Kind::map) {
    if (auto text = read_text(node, faults_)) texts.by_language["en"] = std::move(*text);
    return texts;
  }
  if (node.entries.empty()) fault(faults_, node, "an empty map stands where a text is needed; write a text or {en: text}");
  for (const auto& [key, value] : node.entries) {
    const auto tag = read_key(*key, faults_);
    auto text = read_text(*value, faults_);
    if (tag && !is_language_tag(*tag))
      fault(faults_, *key, quoted(*tag) + " is no language tag; allowed are tags like en, es, pt-BR");
    else if (tag && text)
      texts.by_language[*tag] = std::move(*text);
  }
  return texts;
}

std::map<std::string, Text> Context::named_texts(const YamlNode& node, std::string_view what,
                                                        std::string (*trouble)(std::string_view)) {
  std::map<std::string, Text> texts;
  if (node.kind != YamlNode::Kind::map) {
    fault(faults_, node, fmt::format("{} stands where {} is needed; write a map of names to texts", what_is(node), what));
    return texts;
  }
  for (const auto& [key, value] : node.entries) {
    const auto name = read_key(*key, faults_);
    auto text = text_or_file(*value);
    if (!name) continue;
    if (std::string why = trouble(*name); !why.empty())
      fault(faults_, *key, std::move(why));
    else if (text)
      texts[*name] = std::move(*text);
  }
  return texts;
}

Skills Context::skills(const YamlNode& node) {
  Skills skills;
  if (node.kind == YamlNode::Kind::list) {
    for (const YamlNode* item : node.items)
      if (const auto id = read_id(*item, faults_); id && !skills.emplace(*id, 1).second)
        fault(faults_, *item, fmt::format("the skill {} stands twice; once is allowed", *id));
    return skills;
  }
  if (node.kind != YamlNode::Kind::map) {
    fault(faults_, node, fmt::format("{} stands where skills are needed; write a list of names or a map of names to weights", what_is(node)));
    return skills;
  }
  double sum = 0;
  for (const auto& [key, value] : node.entries) {
    const auto id = key->kind == YamlNode::Kind::scalar ? read_id(*key, faults_) : std::nullopt;
    const auto weight = read_number(*value, 0, std::numeric_limits<double>::infinity(), faults_);
    sum += weight.value_or(1);
    if (id && weight) skills[*id] = *weight;
  }
  if (!node.entries.empty() && sum <= 0) fault(faults_, node, "every weight is 0; at least one skill must weigh more");
  return skills;
}

}  // namespace assay::challenges
