// A policy as classic BPF: which action each system call gets, by the first rule that fits. Made here rather than by
// libseccomp because a rule without conditions there swallows those with conditions, and "allowed so, refused otherwise with
// EPERM" is what most lines of the policy say. The program is a binary search over call numbers, then the rules of one call.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <map>
#include <vector>

#include "base/error.hpp"

namespace assay::sandbox::policy {

struct Condition {
  enum class Op { equal, less, masked };
  unsigned arg = 0;  // 0 to 5; compared as 64 bits, unsigned
  Op op = Op::equal;
  std::uint64_t value = 0, mask = ~std::uint64_t{0};
  bool operator==(const Condition&) const = default;
};

struct Rule {
  std::vector<Condition> conditions;  // all must hold
  std::uint32_t action = 0;           // SECCOMP_RET_*
  bool operator==(const Rule&) const = default;
};

using Policy = std::map<std::uint32_t, std::vector<Rule>>;  // by call number; rules in order

// `otherwise` is for calls and arguments that no rule fits. A wrong architecture kills the process.
Result<std::vector<sock_filter>> assemble(const Policy& policy, std::uint32_t otherwise);

// What is left to refuse of `policy` where `held` is in force already: the kernel gives the stricter of two answers, so both together
// answer as `policy` does. A call that `held` refuses and `policy` allows is an error. All that it names it decides.
Result<Policy> remainder(const Policy& policy, const Policy& held, std::uint32_t otherwise);

}  // namespace assay::sandbox::policy
