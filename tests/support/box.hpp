// A real sandbox for tests: one launcher a process, and guests (tests/guests) run in it by name. Throws std::runtime_error with
// the launcher's own sentence when it refuses, so a machine without a layer fails the test instead of passing it by.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

#include "sandbox/box.hpp"
#include "sandbox/client.hpp"
#include "tests/support/slowdown.hpp"

namespace assay::support {

// How this process asks for its launcher. ASSAY_TEST_WITHOUT ("seccomp,landlock") leaves layers out, to see the tests fail.
sandbox::ClientOptions client_options();
sandbox::Box& real_box();
// ASSAY_TEST_START=warm: guests of interpreters are forks of warm ones.
bool by_fork();

// Limits that a well-behaved guest never meets, scaled by the slowdown.
sandbox::Limits roomy();
// `base` with other time limits, scaled.
sandbox::Limits timed(std::uint32_t cpu_ms, std::uint32_t wall_ms);

// Command with the default environment; nothing of it is run yet. "spin.py" and "spin.php" are started by their interpreter
// and put into /work; any other name is a compiled guest of this build and is installed as /program/main.
sandbox::Command guest(const std::string& name, const std::vector<std::string>& arguments = {}, const sandbox::Limits& limits = roomy());
// Runs it; an Error of the sandbox is thrown.
sandbox::Outcome run(const sandbox::Command& command);
sandbox::Outcome run_guest(const std::string& name, const std::vector<std::string>& arguments = {}, const sandbox::Limits& limits = roomy());

// One word or sentence for how a run ended: "exited 3", "signaled 9", "memory"; streams are in the message of a failed CHECK.
std::string how(const sandbox::Outcome& outcome);

// The launcher of real_box() as the machine sees it.
pid_t launcher_pid();
unsigned launcher_slot();
// Processes that run as a user of the launcher's slot, and those that its control groups list.
std::vector<pid_t> processes_of_slot(unsigned slot);

}  // namespace assay::support
