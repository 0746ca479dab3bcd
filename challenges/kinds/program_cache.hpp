// Programs that were compiled before, for whoever hands in the same sources again. compile() asks and gives; runner owns the only
// implementation (runner/program_files.hpp). It lies on the judge's side: no box sees it.
#pragma once

#include <optional>
#include <string>

#include "challenges/language.hpp"
#include "sandbox/command.hpp"

namespace assay::challenges {

// What a compile step that ended well made. One that did not is never kept: a refusal cannot be told from a compiler that the
// machine let down (no thread, no disk), and must not stand against everyone who comes after.
struct CompiledProgram {
  std::string output;   // what the compiler said all the same
  std::string program;  // the artifact's bytes
};

// Called from any thread. Never fails: what cannot be read or kept is compiled again.
class ProgramCache {
 public:
  virtual ~ProgramCache() = default;
  virtual std::optional<CompiledProgram> find(const std::string& key) = 0;
  virtual void keep(const std::string& key, const CompiledProgram& made) = 0;
};

// Where compile() may look first: the cache, if there is one, and what the toolchain calls itself (Host::toolchain). A toolchain
// without a name is not trusted to be the one of yesterday: nothing is looked up or kept.
struct CompiledBefore {
  ProgramCache* programs = nullptr;
  std::string toolchain;
};

// The hexadecimal SHA-256 of all that decides what this command makes: every byte that goes into the box, argv, environment,
// limits, the toolchain's name, and size and time of the files that `step.toolchain` names. "" where the step names none.
std::string program_key(const CompileStep& step, const std::string& toolchain, const sandbox::Command& command);

}  // namespace assay::challenges
