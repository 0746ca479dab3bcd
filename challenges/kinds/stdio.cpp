#include "challenges/kinds/stdio.hpp"

#include <fmt/format.h>

#include <cstring>

#include "challenges/checkers/checker.hpp"
#include "challenges/kinds/environment.hpp"

namespace assay::challenges {
namespace {

using sandbox::Collected;
using sandbox::Ended;
using sandbox::Outcome;

void set(CaseResult& result, Verdict verdict, Cause cause, std::string message) {
  result.verdict = verdict;
  result.cause = cause;
  result.message = std::move(message);
  result.score = verdict == Verdict::AC ? 1 : 0;
}

// Limits and deaths: false when the program ended by itself and its answer is to be looked at.
bool judge_ending(const Outcome& outcome, const StdioCase& body, CaseResult& result) {
  const sandbox::Limits& limits = result.limits;
  switch (outcome.ended) {
    case Ended::memory:
      return set(result, Verdict::MLE, Cause::memory, fmt::format("used more than {} MiB of memory", limits.memory_mib)), true;
    case Ended::output:
      return set(result, Verdict::OLE, Cause::output, fmt::format("wrote more than {} KiB", limits.output_kib)), true;
    case Ended::cpu_time:
      return set(result, Verdict::TLE, Cause::cpu_time, fmt::format("used more than {} ms of CPU time", limits.cpu_ms)), true;
    case Ended::wall_time:
      return set(result, Verdict::TLE, Cause::wall_time,
                 fmt::format("had not ended after {} ms{}", limits.wall_ms,
                             outcome.alone ? ", when it was run again with the machine to itself" : "")),
             true;
    case Ended::not_started:
      return set(result, Verdict::RTE, Cause::startup, fmt::format("could not be started: {}", std::strerror(outcome.start_error))), true;
    case Ended::signaled:
      result.signal = signal_name(outcome.signal);
      return set(result, Verdict::RTE, Cause::signal, "died of " + *result.signal), true;
    case Ended::exited: break;
  }
  result.exit_code = outcome.exit_code;
  if (outcome.exit_code == body.expected_exit_code.value_or(0)) return false;
  // An exit code that was asked for is part of the answer; one that was not is a crash.
  if (body.expected_exit_code)
    set(result, Verdict::WA, Cause::mismatch, fmt::format("exit code: expected {}, got {}", *body.expected_exit_code, outcome.exit_code));
  else
    set(result, Verdict::RTE, Cause::exit_code, fmt::format("ended with exit code {}", outcome.exit_code));
  return true;
}

Check check_with(const CheckerSpec& spec, std::string_view expected, std::string_view actual) {
  const CheckerEntry* checker = find_checker(spec.name);
  if (checker == nullptr) throw ErrorException(Error(ErrorCode::internal, "no checker is named " + spec.name));
  return checker->check(spec, expected, actual);
}

CheckerSpec exactly() {
  CheckerSpec spec;
  spec.name = "exact";
  return spec;
}

Check check_file(const Collected& file, std::string_view expected) {
  switch (file.state) {
    case Collected::State::missing: return {0, "the file " + file.path + " was not written", {}};
    case Collected::State::not_regular: return {0, file.path + " is not a regular file", {}};
    case Collected::State::too_large: return {0, "the file " + file.path + " is too large", {}};
    case Collected::State::regular: break;
  }
  Check check = check_with(exactly(), expected, file.content);
  if (check.score < 1) check.message = "file " + file.path + ": " + check.message;
  return check;
}

// The worst of all that is expected, the first of equals: standard output, standard error, files.
Check judge_answer(const CheckerSpec& spec, const StdioCase& body, const Outcome& outcome) {
  Check worst{1, "", {}};
  const auto consider = [&](Check check) {
    if (check.score < worst.score) worst = std::move(check);
  };
  if (body.expected_stdout) consider(check_with(spec, *body.expected_stdout, outcome.out));
  if (body.expected_stderr) {
    Check check = check_with(spec, *body.expected_stderr, outcome.err);
    if (check.score < 1) check.message = "standard error: " + check.message;
    consider(std::move(check));
  }
  for (const Collected& file : outcome.files) consider(check_file(file, body.expected_files.at(file.path)));
  return worst;
}

}  // namespace

void describe(const StdioCase& body, CaseResult& result) {
  result.stdin_text = excerpt(body.stdin_text);
  if (body.expected_stdout) result.expected = excerpt(*body.expected_stdout);
}

Result<CaseResult> run_stdio(const Challenge& challenge, const Group& group, const Case& one, const Program& program, sandbox::Box& box) {
  const auto& body = std::get<StdioCase>(one.body);
  CaseResult result;
  result.id = one.id;
  result.limits = limits_for(challenge, group, one, program.language.id);
  describe(body, result);
  sandbox::Command command;
  command.limits = result.limits;
  command.argv = expand(program.language.run_argv, program.language, program.entry, nullptr);
  command.argv.insert(command.argv.end(), body.args.begin(), body.args.end());
  command.env = environment(program.language.run_env, body.env);
  command.start = program.language.run_start;
  command.stdin_text = body.stdin_text;
  for (const auto& [path, content] : body.files) command.files.push_back({path, content.str()});
  for (const auto& [path, content] : body.expected_files) command.collect.push_back(path);
  auto ran = box.run(command);
  if (!ran) return ran.error();
  result.cpu_ms = ran->usage.cpu_ms;
  result.wall_ms = ran->usage.wall_ms;
  result.memory_kib = ran->usage.memory_kib;
  result.stdout_text = excerpt(ran->out, ran->out_bytes);
  result.stderr_text = excerpt(ran->err, ran->err_bytes);
  if (judge_ending(*ran, body, result)) return result;
  Check check = judge_answer(checker_for(challenge, group, one), body, *ran);
  result.score = check.score;
  result.message = std::move(check.message);
  result.where = std::move(check.where);
  result.verdict = check.score >= 1 ? Verdict::AC : check.score > 0 ? Verdict::PC : Verdict::WA;
  result.cause = check.score >= 1 ? Cause::none : Cause::mismatch;
  return result;
}

}  // namespace assay::challenges
