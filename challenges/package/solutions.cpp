#include "challenges/package/solutions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

namespace assay::challenges {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

// Any but JE, which no submission can bring about.
const std::vector<std::string_view>& verdict_names() {
  static const std::vector<std::string_view> names{"AC", "PC", "WA", "TLE", "MLE", "OLE", "RTE", "CE", "SK", "any"};
  return names;
}

// "AC", [WA, RTE] or any; an empty vector is any.
std::optional<std::vector<Verdict>> read_verdicts(const YamlNode& node, Faults& faults) {
  std::vector<Verdict> verdicts;
  const std::vector<const YamlNode*> one{&node};
  const auto& items = node.kind == YamlNode::Kind::list ? node.items : one;
  if (items.empty()) fault(faults, node, "an empty list of verdicts; allowed: " + listed(verdict_names()));
  bool any = false, good = !items.empty();
  for (const YamlNode* item : items) {
    const auto at = read_choice(*item, verdict_names(), faults);
    good = good && at.has_value();
    if (!at) continue;
    any = any || verdict_names()[*at] == "any";
    if (const auto verdict = verdict_from(verdict_names()[*at])) verdicts.push_back(*verdict);
  }
  if (!good) return std::nullopt;
  if (any) verdicts.clear();
  return verdicts;
}

std::set<std::string> expectable(const Challenge& challenge) {
  std::set<std::string> names{"*"};
  for (const Group& group : challenge.groups) {
    names.insert(group.id);
    for (const Case& one : group.cases) names.insert(group.id + "/" + one.id);
  }
  return names;
}

void read_expect(const YamlNode& node, const std::set<std::string>& names, Solution& solution, Faults& faults) {
  if (node.kind != YamlNode::Kind::map) {
    if (auto verdicts = read_verdicts(node, faults)) solution.expect[""] = std::move(*verdicts);
    return;
  }
  if (node.entries.empty()) fault(faults, node, "nothing is expected here; allowed: a verdict, or a map of groups and cases to verdicts");
  for (const auto& [key, value] : node.entries) {
    const auto name = read_key(*key, faults);
    auto verdicts = read_verdicts(*value, faults);
    if (!name) continue;
    if (!names.contains(*name)) {
      const std::vector<std::string_view> all(names.begin(), names.end());
      const std::string_view near = nearest(*name, all);
      fault(faults, *key, fmt::format("{} is no group or case; {}allowed: a group, group/case or \"*\"", quoted(*name),
                                      near.empty() ? "" : fmt::format("did you mean {}? ", near)));
    } else if (verdicts) {
      solution.expect[*name] = std::move(*verdicts);
    }
  }
}

// Points: one number, or [least, most].
void read_score(const YamlNode& node, Solution& solution, Faults& faults) {
  if (node.kind != YamlNode::Kind::list) {
    if (const auto points = read_number(node, 0, infinity, faults)) solution.score = {*points, *points};
    return;
  }
  if (node.items.size() != 2) return fault(faults, node, fmt::format("a list of {} numbers; [least, most] is allowed", node.items.size()));
  const auto least = read_number(*node.items[0], 0, infinity, faults);
  const auto most = read_number(*node.items[1], 0, infinity, faults);
  if (!least || !most) return;
  if (*least > *most) return fault(faults, node, fmt::format("the least score {} is above the most, {}; [least, most] is allowed", *least, *most));
  solution.score = {*least, *most};
}

}  // namespace

void read_solutions(const YamlNode& node, Challenge& challenge, Context& context) {
  Faults& faults = context.faults();
  const auto* items = read_list(node, "solutions", faults);
  if (items == nullptr) return;
  const std::set<std::string> names = expectable(challenge);
  std::set<std::string> paths;
  for (const YamlNode* item : *items) {
    Solution solution;
    Fields fields(*item, "a solution", faults);
    if (const YamlNode* path = fields.require("path")) {
      solution.path = context.read_path(*path).value_or("");
      if (!solution.path.empty() && !paths.insert(solution.path).second)
        fault(faults, *path, fmt::format("the solution {} stands twice; once is allowed", quoted(solution.path)));
    }
    const YamlNode* expect = fields.take("expect");
    const YamlNode* score = fields.take("score");
    if (expect != nullptr) read_expect(*expect, names, solution, faults);
    if (score != nullptr) read_score(*score, solution, faults);
    if (expect == nullptr && score == nullptr && fields.is_map()) fault(faults, *item, "a solution needs the key expect or score");
    fields.finish();
    challenge.solutions.push_back(std::move(solution));
  }
}

}  // namespace assay::challenges
