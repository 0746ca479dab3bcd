// A kind is a way to ask: it knows what a case of its own looks like in YAML, how to run it in a box, and how to judge what
// came out. To add one: a body in challenge.hpp's variant, kinds/<name>.cpp, a row in kinds.cpp's table.
#pragma once

#include <string>
#include <string_view>

#include "base/error.hpp"
#include "challenges/case_result.hpp"
#include "challenges/challenge.hpp"
#include "challenges/kinds/program_cache.hpp"
#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "sandbox/box.hpp"

namespace assay::challenges {

// What a case runs against: a submission that compiled and is installed in the box.
struct Program {
  const Language& language;
  std::string entry;  // relative path of the entry file
};

struct KindEntry {
  KindId id;
  std::string_view name;
  std::string_view default_checker;
  // Runs one case. An Error is our fault (JE, retried by the judge); the guest's faults are in the CaseResult.
  // Fills everything but `group` and `because`.
  Result<CaseResult> (*run_case)(const Challenge&, const Group&, const Case&, const Program&, sandbox::Box&);
};

const KindEntry& kind(KindId id);
const KindEntry* find_kind(std::string_view name);

// Compiles (or checks the syntax of) a submission once and installs it in the box, for every kind alike. A CompileResult with
// verdict CE is the candidate's fault; an Error is ours. An entry that cannot be found is CE with a sentence. A program that was
// compiled before is taken from the cache: then nothing is compiled, and `cached` says so.
struct Compiled {
  CompileResult result;
  std::string entry;
};
Result<Compiled> compile(const Challenge& challenge, const Language& language, const Submission& submission,
                         sandbox::Box& box, const CompiledBefore& before = {});

// A skipped case, and one that our own fault left unjudged: shapes that do not depend on the kind.
CaseResult skipped_case(const Challenge&, const Group&, const Case&, const std::string& language, std::string because);
CaseResult unjudged_case(const Challenge&, const Group&, const Case&, const std::string& language, Verdict verdict,
                         Cause cause, std::string message);

// The input and expectation of a case as reports show them (stdin text, args; expected stdout).
void describe_case(const Case&, CaseResult&);

}  // namespace assay::challenges
