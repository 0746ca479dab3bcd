// What every reader of a challenge's parts needs: its folder, where faults go, and the YAML files opened on the way.
// One Context lives for one load_challenge call. Used by package.cpp and package/*.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "challenges/challenge.hpp"
#include "challenges/package/folder.hpp"
#include "challenges/yaml_fields.hpp"

namespace assay::challenges {

class Context {
 public:
  Context(const Folder& folder, Faults& faults) : folder_(folder), faults_(faults) {}

  const Folder& folder() const { return folder_; }
  Faults& faults() { return faults_; }

  // A path written at `node`, checked to lie inside the folder and to be there.
  std::optional<std::string> read_path(const YamlNode& node);
  // The file that a path at `node` names; null after a fault.
  const std::string* read_file(const YamlNode& node);
  // The root of the YAML file that a path at `node` names, read once; null after a fault.
  const YamlNode* read_yaml_file(const YamlNode& node);

  // A text as written, or {file: path}: any text of a case, of at most 64 MiB of UTF-8 or other bytes but NUL.
  std::optional<Text> text_or_file(const YamlNode& node);
  // A text, or texts by language tag.
  Localized localized(const YamlNode& node);
  // Name to text or {file: path}: `env` and `files`. `is_name` answers why a name is not allowed, or "".
  std::map<std::string, Text> named_texts(const YamlNode& node, std::string_view what, std::string (*trouble)(std::string_view));
  // A list of names (weight 1 each) or a map of names to weights.
  Skills skills(const YamlNode& node);

 private:
  const Folder& folder_;
  Faults& faults_;
  std::map<std::string, std::unique_ptr<YamlDocument>> yaml_files_;
  std::map<const std::string*, Text> texts_;  // by the folder's file: one copy, however many cases name it
};

// "en", "es", "pt-BR": what names a language in name, hint, ask, text and statement.<tag>.md.
bool is_language_tag(std::string_view tag);

}  // namespace assay::challenges
