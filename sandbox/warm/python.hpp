// The parts of assay-warm-python, in the order in which a run meets them. All need the interpreter's lock, which the one thread
// of a forked run holds.
#pragma once

#include <string>

#include "sandbox/warm/python_call.hpp"
#include "sandbox/warm/python_internals.hpp"

namespace assay::sandbox::warm {

// --- python_start.cpp: what Python's main does before the program, and depends on the run ---

// Remembers how the interpreter stands right after its start.
void remember_start();
// The fork, the signals, the environment, the standard streams, sys.argv: as if the interpreter had been started for this run.
// Ends the process when Python itself cannot go on.
void start_run(const PythonCall& call, char** argv, char** env);

// --- python_program.cpp: the program itself ---

// Runs it, prints what it died of, and returns the exit code that Python's main would.
int run_program(const PythonCall& call);

// --- python_end.cpp: Py_FinalizeEx, which the linker gives another body (--wrap) ---

// Remembers what is there before any program. False, with a sentence, when even that would have to be taken down in full.
bool remember_end(std::string& why);
// Tells it the standard streams of the run: they end unseen once they are flushed. Borrowed.
void remember_streams(PyObject* in, PyObject* out, PyObject* err);

}  // namespace assay::sandbox::warm
