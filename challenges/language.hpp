// A language as data: challenges/languages/<id>.yaml. Adding a language is adding a file.
//
//   id: go                         # the file's name
//   name: Go
//   extensions: [.go]              # which files are sources of this language
//   entry: main.go                 # the program: this file, or the only source
//   version: {argv: [/usr/lib/go/bin/go, version]}           # one line for reports, run in a box
//   compile:                       # optional; once a submission, in the compile profile
//     argv: [/usr/lib/go/bin/go, build, -o, bin/, .]
//     env: {GOFLAGS: -mod=mod}     # "{memory_mib}" in a value is the memory limit that is in force
//     defaults: {go.mod: "module submission\n\ngo 1.19\n"}   # files added where the submission has none of that name
//     limits: {cpu_ms: 10000, wall_ms: 20000, memory_mib: 1024, output_kib: 64, processes: 64, ...}
//     start: warm                                            # or exec, which is what nothing said means: as a fork of an interpreter
//                                                            # that was started before, where one is installed (python, php)
//     warm_argv: [...]                                       # instead of argv then
//     artifact: bin/submission     # collected; stands as /program/main afterwards. None: the compile only checks
//     files: {compile.sh: "..."}   # files of the language's own that stand in /program while it compiles
//     toolchain: [/usr/lib/go/VERSION]   # optional: files and folders of which one at least changes with every other compiler.
//                                  # Where they are named, what was made is kept (kinds/program_cache.hpp)
//   run:
//     argv: [/program/main]        # {entry} is the entry file; a case's args follow
//     env: {}
//     start: exec
//
// In argv "{entry}" is the program's file and "{sources}" (an argument of its own) every source file, each as "./path".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/error.hpp"
#include "challenges/challenge.hpp"
#include "challenges/submission.hpp"
#include "sandbox/command.hpp"

namespace assay::challenges {

struct CompileStep {
  std::vector<std::string> argv;
  std::map<std::string, std::string> env;
  std::map<std::string, std::string> defaults;
  sandbox::Start start = sandbox::Start::exec;
  std::vector<std::string> warm_argv;
  std::map<std::string, std::string> files;
  std::vector<std::string> toolchain;
  sandbox::Limits limits{10000, 20000, 1024, 64, 64, 256, 256};
  std::optional<std::string> artifact;
};

struct Language {
  std::string id, name;
  std::vector<std::string> extensions;
  std::string entry;
  std::vector<std::string> version_argv;
  std::optional<CompileStep> compile;
  std::vector<std::string> run_argv;
  std::map<std::string, std::string> run_env;
  sandbox::Start run_start = sandbox::Start::exec;
};

using Languages = std::map<std::string, Language>;

// Every *.yaml of a folder; all faults at once, as file:line:column.
Result<Languages> load_languages(const std::string& folder);
// The bundled folder's languages, embedded at build time: no path is needed at run time.
const Languages& bundled_languages();

// The entry file of a submission: `entry` if it is there, else the only source file; invalid, saying which were found.
Result<std::string> entry_file(const Language& language, const Submission& submission);

// The language of a set of paths, by extension, when just one fits; invalid otherwise, naming those that do.
Result<std::string> guess_language(const Languages& languages, const std::vector<std::string>& paths,
                                   const std::vector<std::string>& allowed);

}  // namespace assay::challenges
