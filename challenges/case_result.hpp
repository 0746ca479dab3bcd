// What one case came to: what the judge hands to grading. Pure data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "challenges/verdict.hpp"
#include "sandbox/limits.hpp"

namespace assay::challenges {

// At most 64 KiB of a text, as UTF-8, and how long it truly was.
struct Excerpt {
  std::string text;
  std::uint64_t bytes = 0;
  bool truncated = false;
};
constexpr std::size_t excerpt_bytes = 64 * 1024;
// `true_bytes` where the text at hand is already cut (drained output); otherwise the text's own size.
Excerpt excerpt(std::string_view bytes, std::optional<std::uint64_t> true_bytes = std::nullopt);

// Where in the answer it went wrong; the names of CONTRACT's `where`.
struct Where {
  std::string unit;  // "call" | "stage" | "line" | "row"; "" when the path says it all
  std::uint64_t number = 0;
  std::string path;  // "$.items[0]" or empty
};

struct CaseResult {
  std::string group, id;
  Verdict verdict = Verdict::JE;
  Cause cause = Cause::internal;
  double score = 0;  // 0 to 1: share of the case's points
  double cpu_ms = 0, wall_ms = 0;
  std::uint64_t memory_kib = 0;
  std::optional<int> exit_code;
  std::optional<std::string> signal;  // "SIGSEGV"
  sandbox::Limits limits;             // what was in force
  std::optional<Excerpt> stdin_text, stdout_text, stderr_text, expected, printed;
  std::string message;   // for people: "line 3: expected 42, got 41"
  std::string feedback;  // for candidates, from a program checker
  std::optional<Where> where;
  std::optional<std::string> because;  // SK: the group that kept this case from running
};

struct CompileResult {
  Verdict verdict = Verdict::AC;  // AC, CE or JE
  Cause cause = Cause::none;      // compile, or the limit that was met
  std::string output;             // at most 64 KiB, UTF-8, paths relative to the submission
  double cpu_ms = 0, wall_ms = 0;
  std::uint64_t memory_kib = 0;
  bool cached = false;
};

}  // namespace assay::challenges
