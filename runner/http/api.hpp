// The calls of /api/v1 and the health and metrics pages: CONTRACT section 6. Each is a handler of the table in
// routes.cpp.
#pragma once

#include "runner/http/router.hpp"
#include "runner/store/records.hpp"

namespace assay::runner::http {

Response get_challenges(Service&, const Request&);
Response get_challenge(Service&, const Request&);
Response post_challenge(Service&, const Request&);
Response get_languages(Service&, const Request&);

Response post_submission(Service&, const Request&);
Response post_run(Service&, const Request&);
Response get_submissions(Service&, const Request&);
Response get_submission(Service&, const Request&);
Response get_run(Service&, const Request&);

Response get_submission_events(Service&, const Request&);
Response get_run_events(Service&, const Request&);
Response get_submission_report(Service&, const Request&);  // form by Accept, or by the route's ending
Response get_run_report(Service&, const Request&);

Response get_health(Service&, const Request&);
Response get_readiness(Service&, const Request&);
Response get_metrics(Service&, const Request&);
Response get_openapi(Service&, const Request&);

}  // namespace assay::runner::http
