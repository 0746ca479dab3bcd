#include "challenges/package.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "challenges/kinds/kind.hpp"
#include "challenges/package/context.hpp"
#include "challenges/package/extras.hpp"
#include "challenges/package/groups.hpp"
#include "challenges/package/limits.hpp"
#include "challenges/package/solutions.hpp"

namespace assay::challenges {
namespace {

constexpr const char* definition = "challenge.yaml";

// "limiter" for "/srv/limiter/", "." or a relative path alike.
std::string folder_name(const std::string& folder) {
  std::filesystem::path path = std::filesystem::absolute(folder).lexically_normal();
  if (!path.has_filename()) path = path.parent_path();
  return path.filename().string();
}

// Nothing more of a challenge can be judged whose format or kind is not ours.
bool read_format(Fields& fields, Challenge& challenge, Faults& faults) {
  const YamlNode* format = fields.require("format");
  const YamlNode* asked = fields.require("kind");
  if (format != nullptr && (format->kind != YamlNode::Kind::scalar || !format->plain || format->text != "1")) {
    fault(faults, *format, fmt::format("{} is no format of this version; allowed: 1", what_is(*format)));
    return false;
  }
  if (asked == nullptr) return fields.is_map();
  constexpr std::string_view later[] = {"function", "suite", "http", "sql"};
  if (asked->kind == YamlNode::Kind::scalar && std::find(std::begin(later), std::end(later), asked->text) != std::end(later)) {
    fault(faults, *asked, fmt::format("kind {} is not supported by this version; allowed: stdio", asked->text));
    return false;
  }
  const KindEntry* found = asked->kind == YamlNode::Kind::scalar ? find_kind(asked->text) : nullptr;
  if (found == nullptr) {
    read_choice(*asked, {kind(KindId::stdio).name}, faults);
    return false;
  }
  challenge.kind = found->id;
  return true;
}

void read_languages(const YamlNode& node, const Languages& known, Challenge& challenge, Faults& faults) {
  const auto* items = read_list(node, "languages", faults);
  if (items == nullptr) return;
  std::vector<std::string_view> allowed;
  for (const auto& [id, language] : known) allowed.push_back(id);
  if (items->empty()) fault(faults, node, "no language; at least one is needed: " + listed(allowed));
  for (const YamlNode* item : *items) {
    const auto at = read_choice(*item, allowed, faults);
    if (!at) continue;
    if (std::find(challenge.languages.begin(), challenge.languages.end(), allowed[*at]) != challenge.languages.end())
      fault(faults, *item, fmt::format("the language {} stands twice; once is allowed", allowed[*at]));
    else
      challenge.languages.emplace_back(allowed[*at]);
  }
}

void read_head(Fields& fields, Challenge& challenge, Context& context) {
  Faults& faults = context.faults();
  if (const YamlNode* node = fields.take("version")) challenge.version = read_text(*node, faults).value_or("0");
  if (const YamlNode* node = fields.require("name")) challenge.name = context.localized(*node);
  if (const YamlNode* node = fields.take("summary")) challenge.summary = context.localized(*node);
  if (const YamlNode* node = fields.take("minutes"))
    if (const auto minutes = read_integer(*node, 1, 100'000, faults)) challenge.minutes = static_cast<std::uint32_t>(*minutes);
  if (const YamlNode* node = fields.take("level"))
    if (const auto at = read_choice(*node, {"junior", "middle", "senior"}, faults)) challenge.level = static_cast<Level>(*at);
  if (const YamlNode* node = fields.take("skills")) challenge.skills = context.skills(*node);
  for (const std::string_view ignored : {"authors", "license", "tags"}) fields.take(ignored);
  fields.allow_extensions();
}

// In the order in which parts refer to each other, whatever their order in the file.
void read_definition(const YamlNode& root, const Languages& known, Challenge& challenge, Context& context) {
  Fields fields(root, "a challenge", context.faults());
  if (!read_format(fields, challenge, context.faults())) return;
  read_head(fields, challenge, context);
  if (const YamlNode* node = fields.require("languages")) read_languages(*node, known, challenge, context.faults());
  challenge.limits = take_limits(fields, LimitsOf::challenge, challenge.languages, context);
  challenge.source_kib = challenge.limits.all.source_kib.value_or(challenge.source_kib);
  if (const YamlNode* node = fields.take("compile_limits")) challenge.compile_limits.all = read_limits(*node, LimitsOf::compiling, context);
  challenge.checker = take_checker(fields, context);
  if (const YamlNode* node = fields.require("groups")) read_groups(*node, challenge, context);
  if (const YamlNode* node = fields.take("solutions")) read_solutions(*node, challenge, context);
  if (const YamlNode* node = fields.take("rubric")) read_rubric(*node, challenge, context);
  if (const YamlNode* node = fields.take("levels")) read_levels(*node, challenge, context);
  if (const YamlNode* node = fields.take("attachments")) read_attachments(*node, challenge, context);
  fields.finish();
  find_statements(challenge, context);
  find_starters(challenge, context);
}

}  // namespace

Loaded load_challenge(const std::string& path, const Languages& languages) {
  Faults faults;
  auto challenge = std::make_shared<Challenge>();
  challenge->id = folder_name(path);
  challenge->folder = path;
  if (const auto folder = Folder::read(path, faults)) {
    if (!is_id(challenge->id))
      faults.add(definition, 0, 0, "the folder's name " + challenges::quoted(challenge->id) + " is no id; allowed are 1 to 64 letters, digits, '-', '_' and '.', a letter or digit first");
    Context context(*folder, faults);
    const std::string* text = folder->find(definition);
    if (text == nullptr) {
      faults.add(definition, 0, 0, "there is no such file in the folder; a challenge needs one");
    } else if (const auto document = read_yaml(definition, *text, faults)) {
      read_definition(*document->root, languages, *challenge, context);
    }
    challenge->sha256 = folder->sha256();
  }
  Loaded loaded;
  loaded.faults = faults.take();
  if (loaded.faults.empty()) loaded.challenge = std::move(challenge);
  return loaded;
}

}  // namespace assay::challenges
