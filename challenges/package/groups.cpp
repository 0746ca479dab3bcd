#include "challenges/package/groups.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "challenges/kinds/kind.hpp"
#include "challenges/package/limits.hpp"
#include "challenges/package/stdio_case.hpp"

namespace assay::challenges {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

class GroupReader {
 public:
  GroupReader(Challenge& challenge, Context& context) : challenge_(challenge), context_(context), faults_(context.faults()) {}

  void read(const YamlNode& node) {
    Group group;
    Fields fields(node, "a group", faults_);
    read_head(fields, group);
    if (const YamlNode* needs = fields.take("needs")) read_needs(*needs, group);
    if (const YamlNode* skills = fields.take("skills")) group.skills = context_.skills(*skills);
    if (const YamlNode* ask = fields.take("ask")) group.ask = context_.localized(*ask);
    group.limits = take_limits(fields, LimitsOf::part, challenge_.languages, context_);
    group.checker = take_checker(fields, context_);
    if (const YamlNode* cases = fields.require("cases")) read_cases(*cases, group);
    fields.finish();
    earlier_.insert(group.id);
    challenge_.groups.push_back(std::move(group));
  }

 private:
  void read_head(Fields& fields, Group& group) {
    if (const YamlNode* id = fields.require("id")) {
      group.id = read_id(*id, faults_).value_or("");
      if (!group.id.empty() && earlier_.contains(group.id))
        fault(faults_, *id, fmt::format("the group {} stands twice; an id may be used once", quoted(group.id)));
    }
    if (const YamlNode* node = fields.take("visibility"))
      if (const auto at = read_choice(*node, {"sample", "visible", "hidden", "after_deadline"}, faults_))
        group.visibility = static_cast<Visibility>(*at);
    const YamlNode* points = group.visibility == Visibility::sample ? fields.take("points") : fields.require("points");
    if (points != nullptr) group.points = read_number(*points, 0, infinity, faults_).value_or(0);
    if (const YamlNode* node = fields.take("aggregate"))
      if (const auto at = read_choice(*node, {"sum", "min", "all"}, faults_)) group.aggregate = static_cast<Aggregate>(*at);
    if (const YamlNode* node = fields.take("stop_on_fail")) group.stop_on_fail = read_boolean(*node, faults_).value_or(false);
  }

  // Only earlier groups: they are judged in order, and so no circle can be written.
  void read_needs(const YamlNode& node, Group& group) {
    const auto* items = read_list(node, "groups", faults_);
    if (items == nullptr) return;
    for (const YamlNode* item : *items) {
      const auto id = read_text(*item, faults_);
      if (!id) continue;
      const std::vector<std::string_view> allowed(earlier_.begin(), earlier_.end());
      if (!earlier_.contains(*id))
        fault(faults_, *item, fmt::format("{} is no earlier group; allowed: {}", quoted(*id), allowed.empty() ? "none, this is the first" : listed(allowed)));
      else if (std::find(group.needs.begin(), group.needs.end(), *id) != group.needs.end())
        fault(faults_, *item, fmt::format("{} stands twice; once is allowed", quoted(*id)));
      else
        group.needs.push_back(*id);
    }
  }

  void read_cases(const YamlNode& node, Group& group) {
    const YamlNode* list = &node;
    if (node.kind == YamlNode::Kind::map) {
      Fields fields(node, "cases", faults_);
      const YamlNode* file = fields.require("file");
      fields.finish();
      list = file == nullptr ? nullptr : context_.read_yaml_file(*file);
    }
    const auto* items = list == nullptr ? nullptr : read_list(*list, "cases", faults_);
    if (items == nullptr) return;
    if (items->empty()) fault(faults_, *list, "a group without cases; at least one case is needed");
    std::set<std::string> ids;
    double weights = 0;
    for (const YamlNode* item : *items) {
      group.cases.push_back(read_case(*item, group, group.cases.size() + 1, ids));
      weights += group.cases.back().weight;
    }
    if (!items->empty() && weights <= 0) fault(faults_, *list, "every case weighs 0; at least one must weigh more");
  }

  Case read_case(const YamlNode& node, const Group& group, std::size_t number, std::set<std::string>& ids) {
    Case one;
    Fields fields(node, "a case", faults_);
    one.id = fmt::format("{}-{}", group.id, number);
    const YamlNode* id = fields.take("id");
    if (id != nullptr) one.id = read_id(*id, faults_).value_or(one.id);
    if (!ids.insert(one.id).second)
      fault(faults_, id != nullptr ? *id : node, fmt::format("the case {} stands twice in its group; an id may be used once", quoted(one.id)));
    if (const YamlNode* text = fields.take("description")) one.description = read_text(*text, faults_).value_or("");
    if (const YamlNode* hint = fields.take("hint")) one.hint = context_.localized(*hint);
    if (const YamlNode* weight = fields.take("weight")) one.weight = read_number(*weight, 0, infinity, faults_).value_or(1);
    one.limits = take_limits(fields, LimitsOf::part, challenge_.languages, context_);
    one.checker = take_checker(fields, context_);
    one.body = take_stdio_case(fields, checker_for(challenge_, group, one), context_);
    fields.finish();
    return one;
  }

  Challenge& challenge_;
  Context& context_;
  Faults& faults_;
  std::set<std::string> earlier_;
};

}  // namespace

void read_groups(const YamlNode& node, Challenge& challenge, Context& context) {
  const auto* items = read_list(node, "groups", context.faults());
  if (items == nullptr) return;
  if (items->empty()) fault(context.faults(), node, "a challenge without groups; at least one group is needed");
  GroupReader reader(challenge, context);
  for (const YamlNode* item : *items) reader.read(*item);
}

}  // namespace assay::challenges
