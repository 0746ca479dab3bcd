// The files of an interpreter, brought into the page cache by us. Pages that a run is the first to read count as that run's
// memory: at its limit the kernel then drops and rereads them in circles, on the program's CPU time, where it should run out
// of memory. The same program would be MLE or TLE by the state of the page cache.
#pragma once

#include "challenges/language.hpp"

namespace assay::runner {

// Reads the program of the language's `run` command and the libraries that ldd(1) says it needs. What cannot be read is left
// out: it is a matter of memory accounts, not of judging. Nothing for languages that run what they compiled.
void warm_files(const challenges::Language& language);

}  // namespace assay::runner
