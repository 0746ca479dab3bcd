#include <algorithm>
#include <array>

#include "challenges/kinds/kind.hpp"
#include "challenges/kinds/stdio.hpp"

namespace assay::challenges {
namespace {

// The table of kinds, in the order of KindId.
constexpr std::array<KindEntry, 1> kinds{{{KindId::stdio, "stdio", "tokens", &run_stdio}}};

CaseResult blank(const Challenge& challenge, const Group& group, const Case& one, const std::string& language) {
  CaseResult result;
  result.group = group.id;
  result.id = one.id;
  result.limits = limits_for(challenge, group, one, language);
  describe_case(one, result);
  return result;
}

}  // namespace

const KindEntry& kind(KindId id) { return kinds.at(static_cast<std::size_t>(id)); }

const KindEntry* find_kind(std::string_view name) {
  const auto* found = std::find_if(kinds.begin(), kinds.end(), [&](const KindEntry& entry) { return entry.name == name; });
  return found == kinds.end() ? nullptr : found;
}

CaseResult skipped_case(const Challenge& challenge, const Group& group, const Case& one, const std::string& language, std::string because) {
  CaseResult result = blank(challenge, group, one, language);
  result.verdict = Verdict::SK;
  result.cause = Cause::skipped;
  result.because = std::move(because);
  return result;
}

CaseResult unjudged_case(const Challenge& challenge, const Group& group, const Case& one, const std::string& language, Verdict verdict,
                         Cause cause, std::string message) {
  CaseResult result = blank(challenge, group, one, language);
  result.verdict = verdict;
  result.cause = cause;
  result.message = std::move(message);
  return result;
}

void describe_case(const Case& one, CaseResult& result) {
  std::visit([&](const auto& body) { describe(body, result); }, one.body);
}

}  // namespace assay::challenges
