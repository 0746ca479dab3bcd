// Verdict and cause of one case or submission: CONTRACT section 2, spelled here once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace assay::challenges {

enum class Verdict : std::uint8_t { AC, PC, WA, TLE, MLE, OLE, RTE, CE, SK, JE };

enum class Cause : std::uint8_t {
  none,  // with AC; null in reports
  cpu_time, wall_time, memory, output, exit_code, signal, exception, mismatch, no_answer, protocol, checker, compile,
  startup, skipped, sandbox, internal,
};

std::string_view to_string(Verdict verdict);  // "AC"
std::string_view to_string(Cause cause);      // "cpu_time"; "" for none
std::optional<Verdict> verdict_from(std::string_view code);
std::optional<Cause> cause_from(std::string_view name);  // "" is none

// The one plain sentence for a (verdict, cause), the same in page, letter and terminal: "Your program used more CPU time
// than the limit." Total: every pair has one.
std::string_view sentence(Verdict verdict, Cause cause);

}  // namespace assay::challenges
