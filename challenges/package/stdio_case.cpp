#include "challenges/package/stdio_case.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include "challenges/checkers/checker.hpp"

namespace assay::challenges {
namespace {

// Arguments and environment together: a run request is one packet of 160 KiB (sandbox/wire.hpp), which holds paths too.
constexpr std::size_t max_words_bytes = std::size_t{64} << 10;
constexpr std::size_t max_args = 1000;

std::string name_trouble(std::string_view name) {
  static const RE2 form("[A-Za-z_][A-Za-z0-9_]*");
  if (RE2::FullMatch(name, form)) return {};
  return quoted(name) + " is no name of a variable; allowed are letters, digits and '_', no digit first";
}

// A file cannot lie beneath another file.
void check_files(const YamlNode& node, const std::map<std::string, Text>& files, Faults& faults) {
  for (const auto& [path, text] : files)
    for (std::size_t slash = path.find('/'); slash != std::string::npos; slash = path.find('/', slash + 1))
      if (files.contains(path.substr(0, slash)))
        fault(faults, node, fmt::format("{} is both a file and the folder of {}; one of them is allowed", quoted(path.substr(0, slash)), quoted(path)));
}

std::map<std::string, Text> read_files(const YamlNode& node, Context& context) {
  auto files = context.named_texts(node, "a map of files", path_trouble);
  check_files(node, files, context.faults());
  return files;
}

void check_expectation(const YamlNode& node, const CheckerSpec& spec, const std::string& expected, Context& context) {
  if (const CheckerEntry* checker = find_checker(spec.name))
    if (const auto accepted = checker->accepts(spec, expected); !accepted)
      fault(context.faults(), node, fmt::format("the checker {} cannot use this: {}", spec.name, accepted.error().message()));
}

void read_stdout(const YamlNode& node, const CheckerSpec& checker, StdioCase& body, Context& context) {
  body.expected_stdout = context.text_or_file(node);
  if (body.expected_stdout) check_expectation(node, checker, body.expected_stdout->str(), context);
}

void read_expected(const YamlNode& node, const CheckerSpec& checker, StdioCase& body, Context& context) {
  const bool text = node.kind != YamlNode::Kind::map || node.find("file") != nullptr || node.find("generate") != nullptr ||
                    node.find("solution") != nullptr;
  if (text) return read_stdout(node, checker, body, context);
  Fields fields(node, "expected", context.faults());
  if (const YamlNode* out = fields.take("stdout")) read_stdout(*out, checker, body, context);
  if (const YamlNode* err = fields.take("stderr")) body.expected_stderr = context.text_or_file(*err);
  if (const YamlNode* code = fields.take("exit_code"))
    if (const auto number = read_integer(*code, 0, 255, context.faults())) body.expected_exit_code = static_cast<int>(*number);
  if (const YamlNode* files = fields.take("files")) body.expected_files = read_files(*files, context);
  fields.finish();
  if (node.entries.empty()) fault(context.faults(), node, "nothing is expected here; allowed: stdout, stderr, exit_code, files");
}

}  // namespace

StdioCase take_stdio_case(Fields& fields, const CheckerSpec& checker, Context& context) {
  StdioCase body;
  std::size_t words = 0;
  if (const YamlNode* node = fields.take("stdin")) body.stdin_text = context.text_or_file(*node).value_or("");
  if (const YamlNode* node = fields.take("args")) {
    body.args = read_texts(*node, "texts", context.faults());
    for (const std::string& arg : body.args) words += arg.size() + 1;
    if (body.args.size() > max_args)
      fault(context.faults(), *node, fmt::format("{} arguments are too many; {} are allowed", body.args.size(), max_args));
  }
  if (const YamlNode* node = fields.take("env")) {
    for (const auto& [name, value] : context.named_texts(*node, "a map of variables", name_trouble)) {
      body.env[name] = value;
      words += name.size() + value.str().size() + 2;
    }
  }
  if (words > max_words_bytes)
    fault(context.faults(), fields.node(), fmt::format("args and env have {} bytes; {} are allowed, more can go into files or stdin", words, max_words_bytes));
  if (const YamlNode* node = fields.take("files")) body.files = read_files(*node, context);
  if (const YamlNode* node = fields.require("expected")) read_expected(*node, checker, body, context);
  return body;
}

}  // namespace assay::challenges
