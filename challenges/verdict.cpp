#include "challenges/verdict.hpp"

#include <array>

namespace assay::challenges {
namespace {

constexpr std::array<std::string_view, 10> verdicts{"AC", "PC", "WA", "TLE", "MLE", "OLE", "RTE", "CE", "SK", "JE"};

constexpr std::array<std::string_view, 17> causes{"",         "cpu_time",  "wall_time", "memory",   "output",  "exit_code",
                                                  "signal",   "exception", "mismatch",  "no_answer", "protocol", "checker",
                                                  "compile",  "startup",   "skipped",   "sandbox",  "internal"};

// What a verdict means whatever the cause; a row of `by_cause` says it better where there is one.
constexpr std::array<std::string_view, 10> by_verdict{
    "Your program's answer is right.",
    "Your program's answer is partly right.",
    "Your program's answer is wrong.",
    "Your program used more time than the limit.",
    "Your program used more memory than the limit.",
    "Your program wrote more output than the limit.",
    "Your program stopped with an error.",
    "Your program did not compile.",
    "This was not run, because a group that it needs was not fully accepted.",
    "The judge failed here; this is no fault of your program's and costs it nothing.",
};

struct Row {
  Verdict verdict;
  Cause cause;
  std::string_view sentence;
};

constexpr Row by_cause[] = {
    {Verdict::WA, Cause::mismatch, "Your program's answer differs from what was expected."},
    {Verdict::WA, Cause::no_answer, "Your program ended without giving an answer."},
    {Verdict::WA, Cause::protocol, "Your program's answer was not in the form that was asked for."},
    {Verdict::WA, Cause::checker, "The challenge's own checker found your program's answer wrong."},
    {Verdict::WA, Cause::skipped, "A test was skipped, so it proved nothing."},
    {Verdict::TLE, Cause::cpu_time, "Your program used more CPU time than the limit."},
    {Verdict::TLE, Cause::wall_time, "Your program took longer than the limit on the clock."},
    {Verdict::RTE, Cause::exit_code, "Your program ended with an error exit code."},
    {Verdict::RTE, Cause::signal, "Your program was ended by a signal."},
    {Verdict::RTE, Cause::exception, "Your program ended with an exception that it did not catch."},
    {Verdict::RTE, Cause::no_answer, "Your program stopped with an error before giving an answer."},
    {Verdict::RTE, Cause::startup, "Your program could not be started."},
    {Verdict::CE, Cause::cpu_time, "Compiling your program used more CPU time than the limit."},
    {Verdict::CE, Cause::wall_time, "Compiling your program took longer than the limit on the clock."},
    {Verdict::CE, Cause::memory, "Compiling your program used more memory than the limit."},
    {Verdict::CE, Cause::output, "Compiling your program wrote more messages than the limit."},
};

template <class Enum, class Names>
std::optional<Enum> named(const Names& names, std::string_view name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Enum>(i);
  return std::nullopt;
}

}  // namespace

std::string_view to_string(Verdict verdict) { return verdicts.at(static_cast<std::size_t>(verdict)); }
std::string_view to_string(Cause cause) { return causes.at(static_cast<std::size_t>(cause)); }
std::optional<Verdict> verdict_from(std::string_view code) { return named<Verdict>(verdicts, code); }
std::optional<Cause> cause_from(std::string_view name) { return named<Cause>(causes, name); }

std::string_view sentence(Verdict verdict, Cause cause) {
  for (const Row& row : by_cause)
    if (row.verdict == verdict && row.cause == cause) return row.sentence;
  return by_verdict.at(static_cast<std::size_t>(verdict));
}

}  // namespace assay::challenges
