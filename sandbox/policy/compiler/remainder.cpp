#include <linux/seccomp.h>

#include <algorithm>
#include <set>
#include <string>

#include "sandbox/policy/compiler/bpf.hpp"

namespace assay::sandbox::policy {
namespace {

// The rules of one call that can come to decide; the last of them has no conditions.
std::vector<Rule> deciding(const Policy& policy, std::uint32_t number, std::uint32_t otherwise) {
  const auto found = policy.find(number);
  std::vector<Rule> rules = found == policy.end() ? std::vector<Rule>() : found->second;
  rules.push_back({{}, otherwise});
  const auto last = std::find_if(rules.begin(), rules.end(), [](const Rule& rule) { return rule.conditions.empty(); });
  rules.erase(last + 1, rules.end());
  return rules;
}

bool allows(const Rule& rule) { return rule.action == SECCOMP_RET_ALLOW; }

}  // namespace

Result<Policy> remainder(const Policy& policy, const Policy& held, std::uint32_t otherwise) {
  std::set<std::uint32_t> numbers;
  for (const Policy* one : {&policy, &held})
    for (const auto& entry : *one) numbers.insert(entry.first);
  Policy rest;
  for (const std::uint32_t number : numbers) {
    auto wanted = deciding(policy, number, otherwise);
    const auto there = deciding(held, number, otherwise);
    if (wanted == there) continue;
    const bool all_allowed = there.size() == 1 && allows(there[0]);
    if (!all_allowed && std::any_of(wanted.begin(), wanted.end(), allows))
      return Error(ErrorCode::invalid, "system call " + std::to_string(number) + " is allowed by a policy, but not by the one held before it");
    rest[number] = std::move(wanted);
  }
  return rest;
}

}  // namespace assay::sandbox::policy
