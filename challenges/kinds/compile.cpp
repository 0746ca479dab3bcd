// Compiling is the same for every kind: one box with the language's compile step, its program kept for all cases.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
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

}  // namespace

Result<Compiled> compile(const Challenge& challenge, const Language& language, const Submission& submission, sandbox::Box& box) {
  Compiled compiled;
  auto entry = entry_file(language, submission);
  if (!entry) {
    compiled.result.verdict = Verdict::CE;
    compiled.result.cause = Cause::compile;
    compiled.result.output = entry.error().message();
    return compiled;
  }
  compiled.entry = *entry;
  const CompileStep* step = language.compile ? &*language.compile : nullptr;
  std::vector<File> installed = work_files(submission, nullptr);
  if (step != nullptr) {
    sandbox::Command command;
    command.profile = sandbox::Profile::compile;
    command.limits = step->limits;
    challenge.compile_limits.all.apply_to(command.limits);
    if (const auto own = challenge.compile_limits.by_language.find(language.id); own != challenge.compile_limits.by_language.end())
      own->second.apply_to(command.limits);
    command.argv = expand(step->argv, language, compiled.entry, &submission);
    command.env = environment(step->env, {});
    command.start = step->start;
    command.warm_argv = expand(step->warm_argv, language, compiled.entry, &submission);
    command.files = work_files(submission, step);
    if (step->artifact) command.collect.push_back(*step->artifact);
    // Nothing of an earlier submission may be there while this one compiles.
    if (auto emptied = box.install({}); !emptied) return emptied.error();
    auto ran = box.run(command);
    if (!ran) return ran.error();
    if (ran->ended == Ended::not_started)
      return Error(ErrorCode::internal, fmt::format("{} cannot be started: is {} installed?", command.argv[0], language.name));
    compiled.result.output = said(*ran);
    compiled.result.cpu_ms = ran->usage.cpu_ms;
    compiled.result.wall_ms = ran->usage.wall_ms;
    compiled.result.memory_kib = ran->usage.memory_kib;
    judge_compile(*ran, command.limits, compiled.result);
    if (compiled.result.verdict == Verdict::CE) return compiled;
    if (step->artifact) {
      Collected& program = ran->files.at(0);
      if (program.state != Collected::State::regular) {
        compiled.result.verdict = Verdict::CE;
        compiled.result.cause = Cause::compile;
        compiled.result.output += "The compiler ended well but made no program.";
        return compiled;
      }
      installed.push_back({"main", std::move(program.content), true, Area::program});
    }
  }
  if (auto done = box.install(installed); !done) return done.error();
  return compiled;
}

}  // namespace assay::challenges
