// The words that every form of a report shares, so that page, letter and terminal say the same. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reports/report.hpp"

namespace assay::reports {

// "Wrong answer": the name of a verdict beside its code.
std::string_view verdict_name(Verdict verdict);

// The one sentence of the whole report: the contract's sentence for its verdict and the cause of the case that decided
// it.
std::string headline(const Report& report);

// "62.5 of 100 points", or that there is no score and why.
std::string score_text(const Report& report);

// Share of the points in per cent, 0 where nothing could be earned.
double share_of(double part, double whole);

// "10 / 20", or "" where a case has no points of its own (`min` and `all` groups) or it was not judged.
std::string points_text(const ReportedCase& result);

// Neither accepted nor merely not run: worth a section of its own.
bool failed(const ReportedCase& result);

// Whether a case holds anything that its section could show.
bool has_details(const ReportedCase& result);

// "sample", "visible", "hidden", "after the deadline".
std::string_view visibility_text(challenges::Visibility visibility);

// Why a case that was not run was not run; "" otherwise.
std::string because_text(const ReportedCase& result);

// "exit status 1", "signal SIGSEGV", or "".
std::string ending_text(const ReportedCase& result);

// "Level asked: middle. Reached: junior." and kin; "" where the challenge names no level.
std::string level_text(const Report& report);

// "Enforced: a, b. Degraded: none. Absent: none." and, where it was so, what was let go by hand.
std::string isolation_text(const Report& report);

// What opens a candidate's letter.
std::string greeting(const Report& report);
std::string opening(const Report& report);

}  // namespace assay::reports
