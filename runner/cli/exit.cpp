#include "runner/cli/exit.hpp"

#include <fmt/format.h>

#include <cstdio>

#include "base/text.hpp"

namespace assay::runner::cli {

int exit_status(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid:
    case ErrorCode::not_found:
    case ErrorCode::forbidden:
    case ErrorCode::conflict:
    case ErrorCode::too_large: return exit_usage;
    case ErrorCode::refused: return exit_refused;
    case ErrorCode::unavailable:
    case ErrorCode::internal: break;
  }
  return exit_judge;
}

void complain(std::string_view sentence, bool lines) { fmt::print(stderr, "assay: {}\n", printable(sentence, lines)); }

int fail(const Error& error, bool lines) {
  complain(error.message(), lines);
  if (error.code() == ErrorCode::refused)
    fmt::print(stderr, "`assay doctor` shows each layer and how to mend it; --accept-weaker LAYER runs without one.\n");
  return exit_status(error.code());
}

}  // namespace assay::runner::cli
