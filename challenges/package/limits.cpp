#include "challenges/package/limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "challenges/checkers/checker.hpp"

namespace assay::challenges {
namespace {

struct LimitRow {
  std::string_view key;
  std::optional<std::uint32_t> LimitsPatch::*member;
  std::int64_t most;  // what a run request may carry (sandbox/wire.cpp, within_bounds); source_kib: 64 MiB of sources
};

constexpr LimitRow rows[] = {
    {"cpu_ms", &LimitsPatch::cpu_ms, 3'600'000},       {"wall_ms", &LimitsPatch::wall_ms, 3'600'000},
    {"memory_mib", &LimitsPatch::memory_mib, 65'536},  {"output_kib", &LimitsPatch::output_kib, 65'536},
    {"processes", &LimitsPatch::processes, 4096},      {"open_files", &LimitsPatch::open_files, 65'536},
    {"disk_mib", &LimitsPatch::disk_mib, 16'384},      {"source_kib", &LimitsPatch::source_kib, 65'536},
};

constexpr double infinity = std::numeric_limits<double>::infinity();

void read_options(Fields& fields, CheckerSpec& spec, Context& context) {
  const auto number = [&](std::string_view key) -> std::optional<double> {
    const YamlNode* node = fields.take(key);
    return node == nullptr ? std::nullopt : read_number(*node, 0, infinity, context.faults());
  };
  if (spec.name == "floats") {
    spec.absolute = number("absolute").value_or(spec.absolute);
    spec.relative = number("relative").value_or(spec.relative);
  } else if (spec.name == "json") {
    spec.tolerance = number("tolerance");
    if (const YamlNode* node = fields.take("unordered")) spec.unordered = read_boolean(*node, context.faults()).value_or(false);
  }
}

std::optional<std::string> read_checker_name(const YamlNode& node, Context& context) {
  if (node.kind == YamlNode::Kind::scalar && node.text == "program") {
    fault(context.faults(), node, "checker program is not supported by this version; allowed: " + listed(checker_names()));
    return std::nullopt;
  }
  const auto at = read_choice(node, checker_names(), context.faults());
  if (!at) return std::nullopt;
  return std::string(checker_names()[*at]);
}

}  // namespace

LimitsPatch read_limits(const YamlNode& node, LimitsOf of, Context& context) {
  LimitsPatch patch;
  Fields fields(node, "limits", context.faults());
  for (const LimitRow& row : rows) {
    if (row.key == "source_kib" && of != LimitsOf::challenge) continue;
    if (const YamlNode* value = fields.take(row.key))
      if (const auto number = read_integer(*value, 1, row.most, context.faults())) patch.*row.member = static_cast<std::uint32_t>(*number);
  }
  fields.finish();
  return patch;
}

LimitsAt take_limits(Fields& fields, LimitsOf of, const std::vector<std::string>& languages, Context& context) {
  LimitsAt limits;
  if (const YamlNode* node = fields.take("limits")) limits.all = read_limits(*node, of, context);
  const YamlNode* node = fields.take("language_limits");
  if (node == nullptr) return limits;
  std::vector<std::string_view> allowed(languages.begin(), languages.end());
  if (node->kind != YamlNode::Kind::map) {
    fault(context.faults(), *node, fmt::format("{} stands where a map of languages to limits is needed; languages: {}", what_is(*node), listed(allowed)));
    return limits;
  }
  for (const auto& [key, value] : node->entries) {
    const LimitsPatch patch = read_limits(*value, LimitsOf::part, context);
    if (const auto at = read_choice(*key, allowed, context.faults())) limits.by_language[languages[*at]] = patch;
  }
  return limits;
}

std::optional<CheckerSpec> take_checker(Fields& outer, Context& context) {
  const YamlNode* node = outer.take("checker");
  if (node == nullptr) return std::nullopt;
  CheckerSpec spec;
  if (node->kind != YamlNode::Kind::map) {
    const auto name = read_checker_name(*node, context);
    if (!name) return std::nullopt;
    spec.name = *name;
    return spec;
  }
  Fields fields(*node, "a checker", context.faults());
  const YamlNode* named = fields.require("name");
  const auto name = named == nullptr ? std::nullopt : read_checker_name(*named, context);
  if (!name) return std::nullopt;  // which options are allowed hangs on the name
  spec.name = *name;
  read_options(fields, spec, context);
  fields.finish();
  return spec;
}

}  // namespace assay::challenges
