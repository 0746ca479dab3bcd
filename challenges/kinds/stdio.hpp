// Kind stdio: a program reads standard input, arguments, environment and files, and is judged by what it writes and how it ends.
#pragma once

#include "challenges/kinds/kind.hpp"

namespace assay::challenges {

Result<CaseResult> run_stdio(const Challenge&, const Group&, const Case&, const Program&, sandbox::Box&);
void describe(const StdioCase&, CaseResult&);

}  // namespace assay::challenges
