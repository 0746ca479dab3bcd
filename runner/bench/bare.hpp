// The yardstick: a program started by vfork and exec with nothing around it, its input given and its output read. Peers are started
// the same way: what they add is theirs.
#pragma once

#include <string>
#include <vector>

namespace assay::runner::bench {

struct BareCommand {
  std::vector<std::string> argv;  // argv[0] is a path
  std::vector<std::string> env;   // all of it
  std::string folder;             // the current folder
  std::string in;
};

struct BareRun {
  std::string out;
  double wall_ms = 0;
  double cpu_ms = 0;  // of the program and of what it waited for (rusage)
};

// Standard input is a memory file, standard output and error are pipes, as in a box. Throws std::runtime_error, with what it said,
// when it does not exit with 0. Safe to call from several threads.
BareRun run_bare(const BareCommand& command);

// Monotonic; since some moment.
double now_ms();
// Processor time of this whole process.
double process_cpu_ms();

}  // namespace assay::runner::bench
