// From a request to an answer: path, method, who calls, what the body may be, then the handler. Blocking: pool threads
// only.
#pragma once

#include <optional>

#include "runner/http/message.hpp"
#include "runner/http/router.hpp"

namespace assay::runner::http {

// What is known from the head alone, before any body is read: a refusal, or the route with its limit on the body.
struct Admission {
  const Route* route = nullptr;
  std::optional<Response> refusal;
};

// Fills `request.caller` and `request.args`.
Admission admit(Service& service, Request& request);

// Runs the handler; an exception becomes a 500 and a line in the log.
Response answer(Service& service, const Route& route, const Request& request);

// A problem in the shape that fits: a page where the path is a page's, problem+json elsewhere. Other answers stay as
// they are.
Response refusal_for(bool page, Response problem);

}  // namespace assay::runner::http
