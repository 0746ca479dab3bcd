// An interpreter that is started once and forked for each run. Each warm program (assay-warm-python, assay-warm-php) links one
// implementation of these two functions and the forker, which makes the box around `run`.
//
// A run must not be able to tell that it was forked: output, status, signals, tracebacks, the order in which things end
// (tests/fidelity compares script by script with a start by exec; docs/performance.md lists the few differences that are meant).
#pragma once

#include <string>

namespace assay::sandbox::warm {

// The program that this one stands for, "/usr/bin/python3": what a command's argv[0] must be.
extern const char* const stands_for;

// Once, before the first fork: starts the interpreter and loads what every run would. False with one sentence in `why` when the
// interpreter cannot be started here. Never touches a candidate's byte.
bool warm_up(std::string& why);

// In a run's own process, all layers on, descriptors 0 to 2 in place, the current folder /work. argv and env are what execve would
// get. Ends the process as the interpreter's own main would; what it was not warmed for (other options, variables that the
// interpreter reads at its start) it gives to execve(argv[0], argv, env), which is always right and only slower.
[[noreturn]] void run(char** argv, char** env);

}  // namespace assay::sandbox::warm
