// An in-memory sandbox::Box: a test scripts what each run comes to and reads what was asked for. Nothing is executed.
#pragma once

#include <deque>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sandbox/box.hpp"

namespace assay::tests {

// A Command's texts by value: the original's views end with the run.
struct RecordedRun {
  sandbox::Command command;
  std::string stdin_text;
};

class FakeBox final : public sandbox::Box {
 public:
  // The next run's outcome; runs take them in order. A run beyond the script is an Error that says so.
  FakeBox& then(Result<sandbox::Outcome> outcome) {
    script_.push_back(std::move(outcome));
    return *this;
  }
  // Answers every run that finds the script empty, from its command.
  FakeBox& otherwise(std::function<Result<sandbox::Outcome>(const sandbox::Command&)> answer) {
    answer_ = std::move(answer);
    return *this;
  }
  // What install() answers from now on, instead of success.
  FakeBox& install_fails(Error error) {
    install_error_ = std::move(error);
    install_fails_ = true;
    return *this;
  }

  Result<void> install(std::span<const sandbox::File> files) override {
    if (install_fails_) return install_error_;
    installed.assign(files.begin(), files.end());
    ++installs;
    return {};
  }

  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    runs.push_back({command, std::string(command.stdin_text)});
    runs.back().command.stdin_text = {};
    if (!script_.empty()) {
      Result<sandbox::Outcome> outcome = std::move(script_.front());
      script_.pop_front();
      return outcome;
    }
    if (answer_) return answer_(command);
    return Error(ErrorCode::internal, "the fake box has no outcome scripted for run " + std::to_string(runs.size()));
  }

  const sandbox::Isolation& isolation() const override { return isolation_; }

  std::vector<sandbox::File> installed;  // by the last install
  int installs = 0;
  std::vector<RecordedRun> runs;

 private:
  std::deque<Result<sandbox::Outcome>> script_;
  std::function<Result<sandbox::Outcome>(const sandbox::Command&)> answer_;
  Error install_error_;
  bool install_fails_ = false;
  sandbox::Isolation isolation_{{"fake"}, {}, {}};
};

// Outcomes of the usual kinds, each with a little use of everything.
inline sandbox::Outcome exited(int code, std::string out = {}, std::string err = {}) {
  sandbox::Outcome outcome;
  outcome.ended = sandbox::Ended::exited;
  outcome.exit_code = code;
  outcome.usage = {11.5, 14.25, 9120};
  outcome.out_bytes = out.size();
  outcome.err_bytes = err.size();
  outcome.out = std::move(out);
  outcome.err = std::move(err);
  return outcome;
}

// Every file that the command asks for is there, and empty.
inline sandbox::Outcome with_collected(sandbox::Outcome outcome, const sandbox::Command& command) {
  for (const std::string& path : command.collect) outcome.files.push_back({path, sandbox::Collected::State::regular, {}});
  return outcome;
}

inline sandbox::Outcome signaled(int signal) {
  sandbox::Outcome outcome = exited(0);
  outcome.ended = sandbox::Ended::signaled;
  outcome.signal = signal;
  return outcome;
}

inline sandbox::Outcome stopped(sandbox::Ended ended) {
  sandbox::Outcome outcome = exited(0);
  outcome.ended = ended;
  return outcome;
}

inline sandbox::Outcome with_file(sandbox::Outcome outcome, std::string path, std::string content) {
  outcome.files.push_back({std::move(path), sandbox::Collected::State::regular, std::move(content)});
  return outcome;
}

}  // namespace assay::tests
