// The pure rules of the author's proof: what a report must look like. proof.cpp runs the solutions.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "runner/disclosure.hpp"
#include "runner/proof.hpp"

namespace assay::runner {
namespace {

using challenges::Verdict;
using Allowed = std::vector<Verdict>;

// Where limits have less head-room than this, a slower machine turns a right solution into a wrong one.
constexpr double head_room = 0.5;

bool allows(const Allowed& allowed, Verdict verdict) {
  return allowed.empty() || std::find(allowed.begin(), allowed.end(), verdict) != allowed.end();
}

std::string text(const Allowed& allowed) {
  if (allowed.empty()) return "any";
  std::vector<std::string_view> names;
  for (const Verdict verdict : allowed) names.push_back(challenges::to_string(verdict));
  return fmt::format("{}", fmt::join(names, " or "));
}

std::string off(const std::string& what, const Allowed& allowed, Verdict got) {
  return fmt::format("{}: {} expected, {} came", what, text(allowed), challenges::to_string(got));
}

// What a case that is not named may be: AC or SK, unless "*" says otherwise.
std::vector<std::string> unexpected_cases(const challenges::Solution& solution, const reports::ReportedGroup& group) {
  std::vector<std::string> faults;
  const auto& expect = solution.expect;
  const auto named_group = expect.find(group.id);
  if (named_group != expect.end() && !allows(named_group->second, group.verdict))
    faults.push_back(off("group " + group.id, named_group->second, group.verdict));
  const auto rest = expect.find("*");
  for (const reports::ReportedCase& item : group.cases) {
    const std::string name = group.id + "/" + item.id;
    const auto named = expect.find(name);
    Allowed allowed{Verdict::AC, Verdict::SK};
    if (named != expect.end())
      allowed = named->second;
    else if (named_group != expect.end())
      continue;  // the group's verdict was what was asked
    else if (rest != expect.end())
      allowed = rest->second;
    if (!allows(allowed, item.verdict)) faults.push_back(off(name, allowed, item.verdict));
  }
  return faults;
}

}  // namespace

std::vector<std::string> unexpected(const challenges::Solution& solution, const reports::Report& report) {
  std::vector<std::string> faults;
  const auto whole = solution.expect.find("");
  if (whole != solution.expect.end() && !allows(whole->second, report.verdict))
    faults.push_back(off("verdict", whole->second, report.verdict));
  const bool names_parts = solution.expect.size() > (whole != solution.expect.end() ? 1U : 0U);
  if (names_parts)
    for (const reports::ReportedGroup& group : report.groups)
      for (std::string& fault : unexpected_cases(solution, group)) faults.push_back(std::move(fault));
  if (solution.score) {
    const auto [low, high] = *solution.score;
    constexpr double noise = 1e-9;  // shares are doubles
    if (!report.score || *report.score < low - noise || *report.score > high + noise)
      faults.push_back(fmt::format("score: {:g} to {:g} points expected, {} came", low, high,
                                   report.score ? fmt::format("{:.6g}", *report.score) : "none"));
  }
  return faults;
}

std::vector<std::string> dead_cases(const challenges::Challenge& challenge, const std::vector<reports::Report>& reports) {
  std::map<std::string, bool> caught;
  for (const reports::Report& report : reports) {
    if (report.compile.verdict != Verdict::AC) continue;
    for (const reports::ReportedGroup& group : report.groups)
      for (const reports::ReportedCase& item : group.cases)
        if (item.verdict != Verdict::AC && item.verdict != Verdict::SK && item.verdict != Verdict::JE)
          caught[group.id + "/" + item.id] = true;
  }
  std::vector<std::string> dead;
  for (const challenges::Group& group : challenge.groups) {
    if (group.visibility == challenges::Visibility::sample && group.points <= 0) continue;
    for (const challenges::Case& item : group.cases)
      if (!caught.contains(group.id + "/" + item.id)) dead.push_back(group.id + "/" + item.id);
  }
  return dead;
}

std::vector<std::string> groups_behind_hidden(const challenges::Challenge& challenge) {
  std::vector<std::string> told;
  std::string hidden;
  for (const challenges::Group& group : challenge.groups) {
    if (!open_to_candidate(group.visibility))
      hidden = group.id;
    else if (!hidden.empty())
      told.push_back(fmt::format("group {} is shown to candidates and runs after the hidden group {}: a program that prints the "
                                 "time there tells how long the hidden cases took; put hidden groups last",
                                 group.id, hidden));
  }
  return told;
}

std::vector<std::string> tight_limits(const std::string& path, const reports::Report& report) {
  struct Use {
    std::string_view what, unit;
    double share = 0, used = 0, limit = 0;
    std::string at;
    void see(double now, double allowed, const std::string& where) {
      if (allowed <= 0 || now / allowed <= share) return;
      *this = {what, unit, now / allowed, now, allowed, where};
    }
  };
  Use cpu{"CPU time", "ms", 0, 0, 0, {}}, wall{"wall time", "ms", 0, 0, 0, {}}, memory{"memory", "MiB", 0, 0, 0, {}};
  for (const reports::ReportedGroup& group : report.groups)
    for (const reports::ReportedCase& item : group.cases) {
      if (!item.limits) continue;
      const std::string at = group.id + "/" + item.id;
      cpu.see(item.cpu_ms.value_or(0), item.limits->cpu_ms, at);
      wall.see(item.wall_ms.value_or(0), item.limits->wall_ms, at);
      memory.see(static_cast<double>(item.memory_kib.value_or(0)) / 1024, item.limits->memory_mib, at);
    }
  std::vector<std::string> tight;
  for (const Use& use : {cpu, wall, memory})
    if (use.share > head_room)
      tight.push_back(fmt::format("{}: {} at {} is {:.0f} of {:.0f} {}; a right solution should use half at most", path,
                                  use.what, use.at, use.used, use.limit, use.unit));
  return tight;
}

}  // namespace assay::runner
