#include "runner/cli/settings.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <yaml-cpp/yaml.h>

#include "base/error.hpp"
#include "base/file.hpp"

namespace assay::runner::cli {
namespace {

constexpr const char* usual_file = "assay.yaml";
constexpr std::size_t max_bytes = 1024 * 1024;
constexpr const char* not_settings[] = {"help", "version", "config"};

[[noreturn]] void refuse(const std::string& file, const YAML::Mark& mark, const std::string& text) {
  throw ErrorException({ErrorCode::invalid, fmt::format("{}:{}:{}: {}", file, mark.line + 1, mark.column + 1, text)});
}

std::string key_of(std::string option) {
  std::replace(option.begin(), option.end(), '-', '_');
  return option;
}

// Every key that some command has.
void collect_keys(const CLI::App& app, std::set<std::string>& keys) {
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames())
      if (std::find(std::begin(not_settings), std::end(not_settings), name) == std::end(not_settings))
        keys.insert(key_of(name));
  for (const CLI::App* command : app.get_subcommands({})) collect_keys(*command, keys);
}

std::vector<std::string> texts_of(const std::string& file, const std::string& name, const YAML::Node& value) {
  std::vector<std::string> texts;
  if (value.IsScalar()) texts.push_back(value.Scalar());
  if (value.IsSequence())
    for (const YAML::Node& item : value) {
      if (!item.IsScalar()) refuse(file, item.Mark(), "an entry of " + name + " is not a single value");
      texts.push_back(item.Scalar());
    }
  if (texts.empty()) refuse(file, value.Mark(), name + " has no value; allowed: a value or a list of values");
  return texts;
}

void apply(CLI::App& app, const std::string& file, const std::string& name, const YAML::Node& value) {
  for (CLI::Option* option : app.get_options()) {
    const auto& names = option->get_lnames();
    const bool named = std::any_of(names.begin(), names.end(), [&](const auto& one) { return key_of(one) == name; });
    if (!named || !option->empty()) continue;
    try {
      option->add_result(texts_of(file, name, value));
      option->run_callback();
    } catch (const CLI::Error& error) {
      refuse(file, value.Mark(), error.what());
    }
  }
  for (CLI::App* command : app.get_subcommands()) apply(*command, file, name, value);
}

}  // namespace

void apply_settings(CLI::App& app, const std::string& file) {
  const std::string path = file.empty() ? usual_file : file;
  const Result<std::string> text = read_file(path, max_bytes);
  if (!text) {
    if (file.empty() && text.error().code() == ErrorCode::not_found) return;
    throw ErrorException({ErrorCode::invalid, text.error().message()});
  }
  std::set<std::string> keys, seen;
  collect_keys(app, keys);
  try {
    const YAML::Node root = YAML::Load(*text);
    if (root.IsNull()) return;
    if (!root.IsMap()) refuse(path, root.Mark(), "the settings must be a map of names to values");
    for (const auto& entry : root) {
      const std::string name = entry.first.IsScalar() ? entry.first.Scalar() : "";
      if (!keys.contains(name))
        refuse(path, entry.first.Mark(), fmt::format("there is no setting \"{}\"; allowed: {}", name, fmt::join(keys, ", ")));
      if (!seen.insert(name).second) refuse(path, entry.first.Mark(), "the setting " + name + " stands twice");
      apply(app, path, name, entry.second);
    }
  } catch (const YAML::Exception& error) {
    refuse(path, error.mark, error.msg);
  }
}

}  // namespace assay::runner::cli
