// How the program ends: the exit statuses of CONTRACT section 4, and the one way to say an error on standard error.
#pragma once

#include <string_view>

#include "base/error.hpp"

namespace assay::runner::cli {

constexpr int exit_accepted = 0;      // graded and AC; proved; all enforced
constexpr int exit_not_accepted = 1;  // graded and not AC; not proved; degraded
constexpr int exit_usage = 2;         // bad usage, challenge or submission: nothing was graded
constexpr int exit_judge = 3;         // our own fault
constexpr int exit_refused = 4;       // the sandbox will not run here

int exit_status(ErrorCode code);

// Writes "assay: SENTENCE" to standard error, made fit for a terminal: one line, or, where the caller has made each line fit
// itself, as many as there are.
void complain(std::string_view sentence, bool lines = false);
// The same, and the status that the error ends the program with. A refusal also names `assay doctor`.
int fail(const Error& error, bool lines = false);

}  // namespace assay::runner::cli
