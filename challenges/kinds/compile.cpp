// Compiling is the same for every kind: one box with the language's compile step, its program kept for all cases.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "challenges/kinds/compile.hpp"
#include "challenges/kinds/environment.hpp"
#include "challenges/kinds/kind.hpp"

namespace assay::challenges {
namespace {

using sandbox::Area;
using sandbox::Collected;
using sandbox::Ended;
using sandbox::File;

// What the compiler said, both streams, with paths as the candidate knows them.
std::string said(const sandbox::Outcome& outcome) {
  std::string text = outcome.out + outcome.err;
  for (const std::string_view place : {"/work/", "./"})
    for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos;) {
      const bool starts = at == 0 || text[at - 1] == '\n' || text[at - 1] == ' ' || text[at - 1] == '"' || text[at - 1] == '(';
      if (starts)
        text.erase(at, place.size());
      else
        at += place.size();
    }
  return std::string(utf8_prefix(to_utf8(text), excerpt_bytes));
}

std::vector<File> work_files(const Submission& submission, const CompileStep* step) {
  std::vector<File> files;
  for (const SourceFile& file : submission.files) files.push_back({file.path, file.content});
  if (step == nullptr) return files;
  for (const auto& given : step->defaults) {
    const bool own = std::any_of(files.begin(), files.end(), [&](const File& file) { return file.path == given.first; });
    if (!own) files.push_back({given.first, given.second});
  }
  return files;
}

// The limit that was met, or `compile` for what the compiler itself refused.
void judge_compile(const sandbox::Outcome& outcome, const sandbox::Limits& limits, CompileResult& result) {
  const auto fail = [&](Cause cause, const std::string& sentence) {
    result.verdict = Verdict::CE;
    result.cause = cause;
    if (!sentence.empty()) result.output = sentence + (result.output.empty() ? "" : "\n" + result.output);
  };
  switch (outcome.ended) {
    case Ended::memory: return fail(Cause::memory, fmt::format("The compiler used more than {} MiB of memory.", limits.memory_mib));
    case Ended::output: return fail(Cause::output, fmt::format("The compiler wrote more than {} KiB of messages.", limits.output_kib));
    case Ended::cpu_time: return fail(Cause::cpu_time, fmt::format("The compiler used more than {} ms of CPU time.", limits.cpu_ms));
    case Ended::wall_time: return fail(Cause::wall_time, fmt::format("The compiler had not ended after {} ms.", limits.wall_ms));
    case Ended::signaled: return fail(Cause::compile, "The compiler died of " + signal_name(outcome.signal) + ".");
    case Ended::not_started: return;  // handled by the caller: the toolchain is missing, which is our fault
    case Ended::exited:
      if (outcome.exit_code != 0) fail(Cause::compile, "");
  }
}

// The limits of a compile step, as the challenge changes them.
sandbox::Limits compile_limits(const Challenge& challenge, const Language& language) {
  sandbox::Limits limits = language.compile->limits;
  challenge.compile_limits.all.apply_to(limits);
  if (const auto own = challenge.compile_limits.by_language.find(language.id); own != challenge.compile_limits.by_language.end())
    own->second.apply_to(limits);
  return limits;
}

// The environment, with the memory limit put in where a value asks for it.
std::map<std::string, std::string> told_memory(std::map<std::string, std::string> env, const sandbox::Limits& limits) {
  constexpr std::string_view word = "{memory_mib}";
  for (auto& [name, value] : env)
    if (const std::size_t at = value.find(word); at != std::string::npos) value.replace(at, word.size(), std::to_string(limits.memory_mib));
  return env;
}

// Runs the compile step; the artifact, where there is one, is in `program` unless the verdict is CE.
Result<CompileResult> run_compiler(const Language& language, const sandbox::Command& command, std::string& program, sandbox::Box& box) {
  // And nothing of an earlier submission.
  if (auto emptied = box.install(compile_files(language)); !emptied) return emptied.error();
  auto ran = box.run(command);
  if (!ran) return ran.error();
  if (ran->ended == Ended::not_started)
    return Error(ErrorCode::internal, fmt::format("{} cannot be started: is {} installed?", command.argv[0], language.name));
  CompileResult result;
  result.output = said(*ran);
  result.cpu_ms = ran->usage.cpu_ms;
  result.wall_ms = ran->usage.wall_ms;
  result.memory_kib = ran->usage.memory_kib;
  judge_compile(*ran, command.limits, result);
  if (result.verdict == Verdict::CE || !language.compile->artifact) return result;
  Collected& artifact = ran->files.at(0);
  if (artifact.state == Collected::State::regular) {
    program = std::move(artifact.content);
  } else {
    result.verdict = Verdict::CE;
    result.cause = Cause::compile;
    result.output += "The compiler ended well but made no program.";
  }
  return result;
}

// The same, unless it was done before. Only what makes a program is kept.
Result<CompileResult> run_compiler_once(const Language& language, const sandbox::Command& command, const CompiledBefore& before,
                                        std::string& program, sandbox::Box& box) {
  const CompileStep& step = *language.compile;
  const std::string key = before.programs != nullptr && step.artifact ? program_key(step, before.toolchain, command) : "";
  if (!key.empty()) {
    if (auto known = before.programs->find(key)) {
      CompileResult result;
      result.output = std::move(known->output);
      result.cached = true;
      program = std::move(known->program);
      return result;
    }
  }
  auto result = run_compiler(language, command, program, box);
  if (result && result->verdict == Verdict::AC && !key.empty()) before.programs->keep(key, {result->output, program});
  return result;
}

}  // namespace

sandbox::Command compile_command(const Language& language, const Submission& submission, const std::string& entry, const sandbox::Limits& limits) {
  const CompileStep& step = *language.compile;
  sandbox::Command command;
  command.profile = sandbox::Profile::compile;
  command.limits = limits;
  command.argv = expand(step.argv, language, entry, &submission);
  command.env = environment(told_memory(step.env, command.limits), {});
  command.start = step.start;
  command.warm_argv = expand(step.warm_argv, language, entry, &submission);
  command.files = work_files(submission, &step);
  if (step.artifact) command.collect.push_back(*step.artifact);
  return command;
}

std::vector<File> compile_files(const Language& language) {
  std::vector<File> own;
  for (const auto& [path, content] : language.compile->files) own.push_back({path, content, false, Area::program});
  return own;
}

Result<Compiled> compile(const Challenge& challenge, const Language& language, const Submission& submission, sandbox::Box& box,
                         const CompiledBefore& before) {
  Compiled compiled;
  auto entry = entry_file(language, submission);
  if (!entry) {
    compiled.result.verdict = Verdict::CE;
    compiled.result.cause = Cause::compile;
    compiled.result.output = entry.error().message();
    return compiled;
  }
  compiled.entry = *entry;
  std::vector<File> installed = work_files(submission, nullptr);
  if (language.compile) {
    std::string program;
    auto result = run_compiler_once(language, compile_command(language, submission, compiled.entry, compile_limits(challenge, language)), before, program, box);
    if (!result) return result.error();
    compiled.result = std::move(*result);
    if (compiled.result.verdict == Verdict::CE) return compiled;
    if (language.compile->artifact) installed.push_back({"main", std::move(program), true, Area::program});
  }
  if (auto done = box.install(installed); !done) return done.error();
  return compiled;
}

}  // namespace assay::challenges
