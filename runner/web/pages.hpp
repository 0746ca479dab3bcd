// The pages: what a browser sees. Each is a handler of the route table (http/routes.cpp); templates/ has their HTML,
// app.js and style.css what they load. Everything works without JavaScript.
#pragma once

#include "runner/http/message.hpp"

namespace assay::runner {
class Service;
}

namespace assay::runner::web {

using http::Request;
using http::Response;

Response home(Service& service, const Request& request);
Response sign_in_form(Service& service, const Request& request);  // with ?token=, signs in at once
Response sign_in(Service& service, const Request& request);
Response sign_out(Service& service, const Request& request);
Response challenge_list(Service& service, const Request& request);
Response challenge_page(Service& service, const Request& request);
Response hand_in(Service& service, const Request& request);
Response submission_list(Service& service, const Request& request);
Response submission_page(Service& service, const Request& request);
Response report_page(Service& service, const Request& request);
Response asset(Service& service, const Request& request);

// A problem+json answer as a page of the same status.
Response problem_page(const Response& problem);

}  // namespace assay::runner::web
