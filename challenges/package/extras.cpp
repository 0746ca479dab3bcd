#include "challenges/package/extras.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "base/text.hpp"

namespace assay::challenges {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

RubricItem read_rubric_item(const YamlNode& node, std::set<std::string>& ids, Context& context) {
  Faults& faults = context.faults();
  RubricItem item;
  Fields fields(node, "a rubric item", faults);
  if (const YamlNode* id = fields.require("id")) {
    item.id = read_id(*id, faults).value_or("");
    if (!item.id.empty() && !ids.insert(item.id).second)
      fault(faults, *id, fmt::format("the rubric item {} stands twice; an id may be used once", quoted(item.id)));
  }
  if (const YamlNode* text = fields.require("text")) item.text = context.localized(*text);
  if (const YamlNode* points = fields.require("points")) item.points = read_number(*points, 0, infinity, faults).value_or(0);
  if (const YamlNode* scale = fields.take("scale")) {
    if (scale->kind != YamlNode::Kind::map)
      fault(faults, *scale, fmt::format("{} stands where a scale is needed; write a map of words to points", what_is(*scale)));
    for (const auto& [key, value] : scale->entries) {
      const auto word = read_key(*key, faults);
      const auto points = read_number(*value, 0, item.points, faults);
      if (word && points) item.scale.emplace_back(*word, *points);
    }
  }
  fields.finish();
  return item;
}

// A map of names to per cent; `allowed` are the names there are.
std::map<std::string, double> read_thresholds(const YamlNode& node, std::string_view of, const std::set<std::string>& allowed, Faults& faults) {
  std::map<std::string, double> thresholds;
  if (node.kind != YamlNode::Kind::map) {
    fault(faults, node, fmt::format("{} stands where a map of {} to per cent is needed; write {{name: 50}}", what_is(node), of));
    return thresholds;
  }
  const std::vector<std::string_view> names(allowed.begin(), allowed.end());
  for (const auto& [key, value] : node.entries) {
    const auto at = read_choice(*key, names, faults);
    const auto percent = read_number(*value, 0, 100, faults);
    if (at && percent) thresholds[std::string(names[*at])] = *percent;
  }
  return thresholds;
}

std::set<std::string> group_ids(const Challenge& challenge) {
  std::set<std::string> ids;
  for (const Group& group : challenge.groups) ids.insert(group.id);
  return ids;
}

std::set<std::string> skill_ids(const Challenge& challenge) {
  std::set<std::string> ids;
  for (const auto& [id, weight] : challenge.skills) ids.insert(id);
  for (const Group& group : challenge.groups)
    if (group.skills)
      for (const auto& [id, weight] : *group.skills) ids.insert(id);
  return ids;
}

}  // namespace

void read_rubric(const YamlNode& node, Challenge& challenge, Context& context) {
  std::set<std::string> ids;
  if (const auto* items = read_list(node, "rubric items", context.faults()))
    for (const YamlNode* item : *items) challenge.rubric.push_back(read_rubric_item(*item, ids, context));
}

void read_levels(const YamlNode& node, Challenge& challenge, Context& context) {
  Faults& faults = context.faults();
  Fields fields(node, "levels", faults);
  for (const Level level : {Level::junior, Level::middle, Level::senior}) {
    const YamlNode* rule = fields.take(to_string(level));
    if (rule == nullptr) continue;
    LevelRule& read = challenge.levels.emplace_back();
    read.level = level;
    if (rule->kind != YamlNode::Kind::map) {
      read.score = read_number(*rule, 0, 100, faults);
      continue;
    }
    Fields inner(*rule, "a level", faults);
    if (const YamlNode* score = inner.take("score")) read.score = read_number(*score, 0, 100, faults);
    if (const YamlNode* groups = inner.take("groups")) read.groups = read_thresholds(*groups, "groups", group_ids(challenge), faults);
    if (const YamlNode* skills = inner.take("skills")) read.skills = read_thresholds(*skills, "skills", skill_ids(challenge), faults);
    inner.finish();
    if (rule->entries.empty()) fault(faults, *rule, "a level that asks for nothing; allowed: a number, or score, groups, skills");
  }
  fields.finish();
}

void read_attachments(const YamlNode& node, Challenge& challenge, Context& context) {
  const auto* items = read_list(node, "paths", context.faults());
  if (items == nullptr) return;
  for (const YamlNode* item : *items) {
    const std::string* content = context.read_file(*item);
    if (content == nullptr) continue;
    if (!challenge.attachment_texts.emplace(item->text, *content).second)
      fault(context.faults(), *item, fmt::format("the attachment {} stands twice; once is allowed", quoted(item->text)));
    else
      challenge.attachments.push_back(item->text);
  }
}

void find_statements(Challenge& challenge, Context& context) {
  for (const auto& [path, content] : context.folder().files()) {
    if (!path.starts_with("statement.") || !path.ends_with(".md")) continue;
    constexpr std::size_t stem = std::string_view("statement").size(), end = std::string_view(".md").size();
    const std::string middle = path.substr(stem, path.size() - stem - end);  // "" or ".es"
    const std::string tag = middle.empty() ? "en" : middle.substr(1);
    if (!is_language_tag(tag))
      context.faults().add(path, 0, 0, quoted(tag) + " is no language tag; allowed are statement.md and statement.es.md, statement.pt-BR.md");
    else if (!is_utf8(content) || content.find('\0') != std::string::npos)
      context.faults().add(path, 0, 0, "the statement is not text in UTF-8, or holds a NUL; Markdown in UTF-8 is allowed");
    else if (!challenge.statements.emplace(tag, content).second)
      context.faults().add(path, 0, 0, "statement.md and statement.en.md are the same statement; one of them is allowed");
  }
}

void find_starters(Challenge& challenge, Context& context) {
  constexpr std::string_view top = "starter/";
  const std::vector<std::string_view> allowed(challenge.languages.begin(), challenge.languages.end());
  for (const auto& [path, content] : context.folder().files()) {
    if (!path.starts_with(top)) continue;
    const std::size_t slash = path.find('/', top.size());
    const std::string language = path.substr(top.size(), slash == std::string::npos ? slash : slash - top.size());
    if (slash == std::string::npos || std::find(allowed.begin(), allowed.end(), language) == allowed.end())
      context.faults().add(path, 0, 0, fmt::format("this lies in the folder of no language of the challenge; allowed: starter/<language>/ with {}", listed(allowed)));
    else
      challenge.starters[language][path.substr(slash + 1)] = content;
  }
}

}  // namespace assay::challenges
