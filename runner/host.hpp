// What a report says of the machine it was made on. Called once a language by `assay grade`, `validate` and the workers.
#pragma once

#include "challenges/language.hpp"
#include "reports/report.hpp"
#include "sandbox/box.hpp"

namespace assay::runner {

// The processor's model (/proc/cpuinfo) and the kernel (uname), without the toolchain.
reports::Host machine();

// The first line that the language's `version` command prints, run in the box; an Error when it does not run there.
Result<std::string> toolchain_version(const challenges::Language& language, sandbox::Box& box);

// Both. A toolchain that does not answer is logged and left empty: what depends on it is judged by compiling and running.
reports::Host host_facts(const challenges::Language& language, sandbox::Box& box);

}  // namespace assay::runner
