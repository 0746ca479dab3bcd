// The job everywhere: read 100 numbers from standard input, print their sum. In each language, as a submission, as a command in a
// box and as a bare one.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "runner/bench/bare.hpp"
#include "sandbox/box.hpp"

namespace assay::runner::bench {

struct JobEntry {
  const char *language, *name, *file, *source;
  // At most, isolated against bare: wall and processor time of a case as the daemon starts it. CPU 0: no bound.
  double wall_must, wall_aim, cpu_must, cpu_aim;
  // At least, against the peer, with two workers.
  double throughput_must, throughput_aim;
  // Whole submissions of 20 cases a second, at least; milliseconds of a run on three samples, at most.
  double submissions_must, submissions_aim, samples_must, samples_aim;
};
std::span<const JobEntry> jobs();

const std::string& job_input();    // the numbers, one a line
const std::string& job_expected(); // their sum

// The job's source with a comment that no other has: a program that nobody has compiled before.
challenges::Submission submission_of(const JobEntry& job, const std::string& unique = "");

// A launcher of ours, and which process it is.
struct OwnBox {
  std::unique_ptr<sandbox::Box> box;
  int launcher = -1;
};
Result<OwnBox> open_own_box(const std::vector<std::string>& accept_weaker);

// A job that was compiled in a box, as the daemon does it.
struct Prepared {
  const JobEntry* job = nullptr;
  const challenges::Language* language = nullptr;
  std::vector<sandbox::File> installed;  // what a box that runs it needs
  sandbox::Command command;              // as the daemon starts a case
  BareCommand bare;                      // the same program in a folder of the machine
};

// Compiles the job in the box and writes it into a folder of its own below `folder`. An error says why it cannot be measured here.
Result<Prepared> prepare(const JobEntry& job, sandbox::Box& box, const std::filesystem::path& folder);

// Compiles only: what the box would have to install. Throws ErrorException.
std::vector<sandbox::File> compile_job(const JobEntry& job, const std::string& unique, sandbox::Box& box);

// Runs it and compares the bytes; throws std::runtime_error with what it said where they differ, or where a warm start was asked
// for and not given. Milliseconds.
double run_in_box(sandbox::Box& box, const sandbox::Command& command);
BareRun run_bare_job(const BareCommand& command);

}  // namespace assay::runner::bench
