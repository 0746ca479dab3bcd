#include "challenges/language.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>

#include <embedded/languages.hpp>

#include "base/file.hpp"
#include "challenges/yaml_fields.hpp"

namespace assay::challenges {
namespace {

namespace fs = std::filesystem;

std::map<std::string, std::string> read_text_map(const YamlNode* node, std::string_view what, Faults& faults) {
  std::map<std::string, std::string> texts;
  if (node == nullptr) return texts;
  if (node->kind != YamlNode::Kind::map) {
    fault(faults, *node, fmt::format("{} is {}; allowed: a map of names to texts", what, what_is(*node)));
    return texts;
  }
  for (const auto& [key, value] : node->entries) {
    const auto name = read_key(*key, faults);
    auto text = read_text(*value, faults);
    if (name && text) texts[*name] = std::move(*text);
  }
  return texts;
}

void read_limits(const YamlNode* node, sandbox::Limits& limits, Faults& faults) {
  if (node == nullptr) return;
  Fields fields(*node, "compile limits", faults);
  const std::pair<std::string_view, std::uint32_t*> all[] = {
      {"cpu_ms", &limits.cpu_ms},       {"wall_ms", &limits.wall_ms},       {"memory_mib", &limits.memory_mib},
      {"output_kib", &limits.output_kib}, {"processes", &limits.processes}, {"open_files", &limits.open_files},
      {"disk_mib", &limits.disk_mib}};
  for (const auto& [name, value] : all)
    if (const YamlNode* given = fields.take(name))
      if (const auto number = read_integer(*given, 1, 1'000'000, faults)) *value = static_cast<std::uint32_t>(*number);
  fields.finish();
}

std::vector<std::string> read_argv(const YamlNode* node, Faults& faults) {
  if (node == nullptr) return {};
  std::vector<std::string> argv = read_texts(*node, "argv", faults);
  if (argv.empty() || !argv[0].starts_with('/'))
    fault(faults, *node, "argv does not begin with a program's absolute path; allowed: [/usr/bin/name, ...]");
  return argv;
}

// Which warm program a language has: there is one for each of these, where it is installed (sandbox/warm).
constexpr std::pair<std::string_view, sandbox::Start> warm_programs[] = {{"python", sandbox::Start::python}, {"php", sandbox::Start::php}};

sandbox::Start read_start(const YamlNode* node, std::string_view id, Faults& faults) {
  const std::string how = node == nullptr ? "exec" : read_text(*node, faults).value_or("exec");
  if (how == "exec") return sandbox::Start::exec;
  for (const auto& [language, start] : warm_programs)
    if (how == "warm" && language == id) return start;
  fault(faults, *node, how == "warm" ? "there is no warm interpreter for " + challenges::quoted(id) + "; allowed: exec" : "start is " + challenges::quoted(how) + "; allowed: warm, exec");
  return sandbox::Start::exec;
}

CompileStep read_compile(const YamlNode& node, std::string_view id, Faults& faults) {
  CompileStep step;
  Fields fields(node, "compile", faults);
  step.argv = read_argv(fields.require("argv"), faults);
  step.env = read_text_map(fields.take("env"), "env", faults);
  step.defaults = read_text_map(fields.take("defaults"), "defaults", faults);
  read_limits(fields.take("limits"), step.limits, faults);
  step.start = read_start(fields.take("start"), id, faults);
  step.warm_argv = read_argv(fields.take("warm_argv"), faults);
  if (const YamlNode* artifact = fields.take("artifact")) step.artifact = read_text(*artifact, faults);
  step.files = read_text_map(fields.take("files"), "files", faults);
  if (const YamlNode* toolchain = fields.take("toolchain")) step.toolchain = read_texts(*toolchain, "toolchain", faults);
  fields.finish();
  return step;
}

std::optional<Language> read_language(const std::string& file, std::string_view text, Faults& faults) {
  const auto document = read_yaml(file, text, faults);
  if (!document || document->root == nullptr) return std::nullopt;
  Language language;
  Fields fields(*document->root, "a language", faults);
  if (const YamlNode* id = fields.require("id")) language.id = read_id(*id, faults).value_or("");
  if (const YamlNode* name = fields.require("name")) language.name = read_text(*name, faults).value_or("");
  if (const YamlNode* extensions = fields.require("extensions")) language.extensions = read_texts(*extensions, "extensions", faults);
  if (const YamlNode* entry = fields.require("entry")) language.entry = read_text(*entry, faults).value_or("");
  if (const YamlNode* version = fields.require("version")) {
    Fields inner(*version, "version", faults);
    language.version_argv = read_argv(inner.require("argv"), faults);
    inner.finish();
  }
  if (const YamlNode* compile = fields.take("compile")) language.compile = read_compile(*compile, language.id, faults);
  if (const YamlNode* run = fields.require("run")) {
    Fields inner(*run, "run", faults);
    language.run_argv = read_argv(inner.require("argv"), faults);
    language.run_env = read_text_map(inner.take("env"), "env", faults);
    language.run_start = read_start(inner.take("start"), language.id, faults);
    inner.finish();
  }
  fields.finish();
  for (const std::string& extension : language.extensions)
    if (extension.size() < 2 || extension[0] != '.')
      fault(faults, *document->root, "the extension " + challenges::quoted(extension) + " has no leading dot; allowed: .name");
  if (file != language.id + ".yaml")
    fault(faults, *document->root, "the id " + challenges::quoted(language.id) + " is not the file's name; allowed: " + fs::path(file).stem().string());
  return language;
}

bool is_source(const Language& language, std::string_view path) {
  return std::any_of(language.extensions.begin(), language.extensions.end(), [&](const auto& one) { return path.ends_with(one); });
}

}  // namespace

Result<Languages> load_languages(const std::string& folder) {
  std::error_code failed;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".yaml") files.push_back(entry.path());
  if (failed) return Error(ErrorCode::not_found, "cannot read the languages' folder " + folder + ": " + failed.message());
  std::sort(files.begin(), files.end());
  Faults faults;
  Languages languages;
  for (const fs::path& file : files) {
    auto text = read_file(file, yaml_max_bytes);
    if (!text) return text.error();
    if (auto language = read_language(file.filename().string(), *text, faults)) languages[language->id] = std::move(*language);
  }
  if (!faults.empty()) return Error(ErrorCode::invalid, lines_of(faults.take()));
  return languages;
}

const Languages& bundled_languages() {
  static const Languages languages = [] {
    Faults faults;
    Languages all;
    for (const auto& [file, text] : embedded::languages::files)
      if (auto language = read_language(std::string(file), text, faults)) all[language->id] = std::move(*language);
    if (!faults.empty()) throw ErrorException(Error(ErrorCode::internal, "bundled languages: " + lines_of(faults.take())));
    return all;
  }();
  return languages;
}

Result<std::string> entry_file(const Language& language, const Submission& submission) {
  std::vector<std::string> sources;
  for (const SourceFile& file : submission.files) {
    if (file.path == language.entry) return file.path;
    if (is_source(language, file.path)) sources.push_back(file.path);
  }
  if (sources.size() == 1) return sources[0];
  if (sources.empty())
    return Error(ErrorCode::invalid, fmt::format("there is no {} source ({}); hand in {} or one single source file", language.name,
                                                 fmt::join(language.extensions, " "), language.entry));
  return Error(ErrorCode::invalid, fmt::format("there are {} {} sources and none is {}: the program must be {}, or the only source file",
                                               sources.size(), language.name, language.entry, language.entry));
}

Result<std::string> guess_language(const Languages& languages, const std::vector<std::string>& paths,
                                   const std::vector<std::string>& allowed) {
  std::vector<std::string> fits;
  for (const std::string& id : allowed) {
    const auto found = languages.find(id);
    if (found == languages.end()) continue;
    if (std::any_of(paths.begin(), paths.end(), [&](const auto& path) { return is_source(found->second, path); })) fits.push_back(id);
  }
  if (fits.size() == 1) return fits[0];
  if (fits.empty())
    return Error(ErrorCode::invalid, fmt::format("no file has the extension of a language that is allowed here: {}", fmt::join(allowed, ", ")));
  return Error(ErrorCode::invalid, fmt::format("the language is not clear: there are sources in {}; say which with --language", fmt::join(fits, " and ")));
}

}  // namespace assay::challenges
