// Errors over HTTP: RFC 9457 problem details. `type` is urn:assay:problem:<name>, one name a kind of fault; `detail` is
// one plain sentence; `errors` lists every fault with a JSON pointer, and `pointer` repeats the first; `limit` names
// what was met.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.hpp"
#include "runner/http/message.hpp"

namespace assay::runner::http {

struct Fault {
  std::string pointer;  // RFC 6901: "/files/main.py"; "" is the whole body
  std::string detail;
};

struct Problem {
  unsigned status = 500;
  std::string name;  // "unknown-field"
  std::string detail;
  std::vector<Fault> errors = {};
  std::optional<std::pair<std::string, std::uint64_t>> limit = {};  // name and value
};

Response problem_response(const Problem& problem);
// An Error of ours by its code: invalid 422, not_found 404, forbidden 403, conflict 409, too_large 422, unavailable 429
// with Retry-After, the rest 500 (whose words go to the log, not to the caller).
Response error_response(const Error& error, const std::string& pointer = "");
Response faults_response(std::vector<Fault> faults);  // 422

std::string_view reason(unsigned status);

// One part of a JSON pointer.
std::string pointer_part(std::string_view name);

}  // namespace assay::runner::http
