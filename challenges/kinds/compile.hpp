// The compile step as one command, the same for every kind.
#pragma once

#include <string>
#include <vector>

#include "challenges/language.hpp"
#include "challenges/submission.hpp"
#include "sandbox/command.hpp"

namespace assay::challenges {

// Of a language that has a compile step. `entry` is the program's file.
sandbox::Command compile_command(const Language& language, const Submission& submission, const std::string& entry, const sandbox::Limits& limits);
// What the step finds in /program: the language's own files.
std::vector<sandbox::File> compile_files(const Language& language);

}  // namespace assay::challenges
