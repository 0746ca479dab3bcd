#include "challenges/challenge.hpp"

#include <array>

#include "challenges/kinds/kind.hpp"

namespace assay::challenges {
namespace {

constexpr std::array<std::string_view, 3> levels{"junior", "middle", "senior"};
constexpr std::array<std::string_view, 4> visibilities{"sample", "visible", "hidden", "after_deadline"};
constexpr std::array<std::string_view, 3> aggregates{"sum", "min", "all"};

void apply(const LimitsAt& at, const std::string& language, sandbox::Limits& limits) {
  at.all.apply_to(limits);
  if (const auto own = at.by_language.find(language); own != at.by_language.end()) own->second.apply_to(limits);
}

}  // namespace

std::string_view to_string(KindId id) { return kind(id).name; }
std::string_view to_string(Level level) { return levels.at(static_cast<std::size_t>(level)); }
std::string_view to_string(Visibility visibility) { return visibilities.at(static_cast<std::size_t>(visibility)); }
std::string_view to_string(Aggregate aggregate) { return aggregates.at(static_cast<std::size_t>(aggregate)); }

const std::string& Localized::text(const std::string& tag) const {
  static const std::string none;
  if (by_language.empty()) return none;
  for (const std::string& wanted : {tag, std::string("en")})
    if (const auto found = by_language.find(wanted); found != by_language.end()) return found->second;
  return by_language.begin()->second;
}

void LimitsPatch::apply_to(sandbox::Limits& limits) const {
  limits.cpu_ms = cpu_ms.value_or(limits.cpu_ms);
  limits.wall_ms = wall_ms.value_or(limits.wall_ms);
  limits.memory_mib = memory_mib.value_or(limits.memory_mib);
  limits.output_kib = output_kib.value_or(limits.output_kib);
  limits.processes = processes.value_or(limits.processes);
  limits.open_files = open_files.value_or(limits.open_files);
  limits.disk_mib = disk_mib.value_or(limits.disk_mib);
}

sandbox::Limits limits_for(const Challenge& challenge, const Group& group, const Case& asked, const std::string& language) {
  sandbox::Limits limits;
  for (const LimitsAt* at : {&challenge.limits, &group.limits, &asked.limits}) apply(*at, language, limits);
  return limits;
}

CheckerSpec checker_for(const Challenge& challenge, const Group& group, const Case& asked) {
  for (const auto* checker : {&asked.checker, &group.checker, &challenge.checker})
    if (*checker) return **checker;
  CheckerSpec usual;
  usual.name = kind(challenge.kind).default_checker;
  return usual;
}

double case_points(const Group& group, const Case& asked) {
  double weights = 0;
  for (const Case& one : group.cases) weights += one.weight;
  return weights > 0 ? group.points * asked.weight / weights : 0;
}

}  // namespace assay::challenges
