// A submission or run as it comes in over HTTP, JSON or multipart, for the API and for the page's form alike.
#pragma once

#include <variant>

#include "runner/http/message.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {

// A submission ready for Service::submit, or the problem that says which field is wrong.
std::variant<NewSubmission, Response> read_submission(Service& service, const Request& request, Purpose purpose);

}  // namespace assay::runner::http
