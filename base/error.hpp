// Error and Result: how a function of ours says that *we* (or our caller's input) failed. A candidate's failure is never an
// Error: it is data (sandbox::Outcome, challenges::CaseResult). Exceptions end at main, at a session, at a worker.
#pragma once

#include <boost/system/result.hpp>
#include <stdexcept>
#include <string>
#include <utility>

namespace assay {

enum class ErrorCode {
  invalid,      // the input is malformed: the caller's fault, exit 2, HTTP 400/422
  not_found,    // no such thing
  forbidden,    // not this caller's
  conflict,     // well-formed, but not now (attempts used up, window closed)
  too_large,    // over a limit that the message names
  unavailable,  // we cannot right now (queue full, launcher gone): retry
  refused,      // the sandbox will not run on this machine: exit 4
  internal,     // our own fault: exit 3, JE
};

class Error {
 public:
  Error() = default;  // boost::system::result::error() of a value wants one
  Error(ErrorCode code, std::string message) : code_(code), message_(std::move(message)) {}

  ErrorCode code() const { return code_; }
  // One plain sentence: where, what, what is allowed.
  const std::string& message() const { return message_; }

 private:
  ErrorCode code_ = ErrorCode::internal;
  std::string message_;
};

template <class T = void>
using Result = boost::system::result<T, Error>;

// An Error from a system call that just failed: "WHAT: strerror(errno)", code internal.
Error errno_error(const std::string& what);

// Result::value() on an error throws this; only main, a session or a worker catches it.
class ErrorException : public std::runtime_error {
 public:
  explicit ErrorException(Error error) : std::runtime_error(error.message()), error_(std::move(error)) {}
  const Error& error() const { return error_; }

 private:
  Error error_;
};

[[noreturn]] inline void throw_exception_from_error(const Error& error, const boost::source_location&) {
  throw ErrorException(error);
}

}  // namespace assay
