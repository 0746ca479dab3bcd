// Every path that the daemon answers, in one table. Order: the path as people read it; the first match wins.
#include <utility>

#include "runner/http/api.hpp"
#include "runner/http/router.hpp"
#include "runner/web/pages.hpp"

namespace assay::runner::http {
namespace {

constexpr std::size_t kib = 1024, mib = 1024 * kib;
constexpr Access writers = only({Role::interviewer});
constexpr Access readers = only({Role::interviewer, Role::panel});
constexpr Access admins = only({});

using Reported = std::pair<std::string_view, Handler>;

std::vector<Route> api_routes() {
  const BodyRule submission{4 * mib, {"application/json", "multipart/form-data"}};
  const BodyRule zip{16 * mib, {"application/zip", "application/x-zip-compressed", "application/octet-stream"}};
  const std::vector<Parameter> audience{{"audience", "panel (default) or candidate: whose view of it"}};
  const std::vector<Parameter> listing{{"challenge", "only this challenge"},
                                       {"candidate", "only this candidate: id or e-mail address"},
                                       {"state", "queued, compiling, running, done or failed"},
                                       {"limit", "1 to 200, default 50"},
                                       {"cursor", "next_cursor of the answer before"}};
  std::vector<Route> table{
      {"GET", "/api/v1/challenges", writers, get_challenges, "The challenges on offer"},
      {"POST",
       "/api/v1/challenges",
       writers,
       post_challenge,
       "Uploads a challenge: a zip of one folder",
       201,
       "application/json",
       zip,
       "",
       {},
       false,
       true},
      {"GET", "/api/v1/challenges/{id}", writers, get_challenge, "One challenge"},
      {"GET", "/api/v1/languages", readers, get_languages, "The languages that can be judged"},
      {"GET",
       "/api/v1/submissions",
       readers,
       get_submissions,
       "Submissions, newest first",
       200,
       "application/json",
       {},
       "",
       listing},
      {"POST",
       "/api/v1/submissions",
       writers,
       post_submission,
       "Hands in a submission",
       202,
       "application/json",
       submission,
       "NewSubmission",
       {},
       false,
       true},
      {"GET",
       "/api/v1/submissions/{id}",
       readers,
       get_submission,
       "How a submission stands",
       200,
       "application/json",
       {},
       "",
       audience},
      {"GET",
       "/api/v1/submissions/{id}/events",
       readers,
       get_submission_events,
       "What happens to it, as it happens",
       200,
       "text/event-stream",
       {},
       "",
       audience},
      {"POST",
       "/api/v1/runs",
       writers,
       post_run,
       "Runs the sample cases only; kept for 24 hours",
       202,
       "application/json",
       submission,
       "NewSubmission",
       {},
       false,
       true},
      {"GET", "/api/v1/runs/{id}", readers, get_run, "How a run stands", 200, "application/json", {}, "", audience},
      {"GET",
       "/api/v1/runs/{id}/events",
       readers,
       get_run_events,
       "What happens to it, as it happens",
       200,
       "text/event-stream",
       {},
       "",
       audience},
  };
  for (const auto& [pattern, handler] : {Reported{"/api/v1/submissions/{id}/report", get_submission_report},
                                         Reported{"/api/v1/runs/{id}/report", get_run_report}})
    table.push_back({"GET",
                     pattern,
                     readers,
                     handler,
                     "The graded report, in the form that Accept prefers",
                     200,
                     "",
                     {},
                     "",
                     audience});
  // One line a form, so that each stands in the documentation.
  static constexpr std::string_view submission_forms[] = {
      "/api/v1/submissions/{id}/report.json", "/api/v1/submissions/{id}/report.html",
      "/api/v1/submissions/{id}/report.md",   "/api/v1/submissions/{id}/report.xml",
      "/api/v1/submissions/{id}/report.pdf",  "/api/v1/submissions/{id}/report.csv"};
  static constexpr std::string_view run_forms[] = {"/api/v1/runs/{id}/report.json", "/api/v1/runs/{id}/report.html",
                                                   "/api/v1/runs/{id}/report.md", "/api/v1/runs/{id}/report.xml"};
  for (const std::string_view pattern : submission_forms)
    table.push_back(
        {"GET", pattern, readers, get_submission_report, "The graded report in this form", 200, "", {}, "", audience});
  for (const std::string_view pattern : run_forms)
    table.push_back(
        {"GET", pattern, readers, get_run_report, "The report of a run in this form", 200, "", {}, "", audience});
  return table;
}

std::vector<Route> all_routes() {
  std::vector<Route> table = api_routes();
  const std::vector<Route> others{
      {"GET", "/healthz", to_anyone, get_health, "Whether the daemon lives"},
      {"GET", "/readyz", to_anyone, get_readiness, "Whether it can judge: store, queue, sandbox"},
      {"GET", "/metrics", admins, get_metrics, "Counters, for Prometheus", 200, "text/plain"},
      {"GET", "/openapi.json", to_anyone, get_openapi, "This description"},
  };
  const BodyRule form{16 * kib, {"application/x-www-form-urlencoded"}}, files{4 * mib, {"multipart/form-data"}};
  const auto page = [](std::string_view method, std::string_view pattern, Access access, Handler handler,
                       BodyRule body = {}) {
    return Route{method, pattern, access, handler, "", 200, "text/html", std::move(body), "", {}, true};
  };
  const std::vector<Route> pages{
      page("GET", "/", to_anyone, web::home),
      page("GET", "/sign-in", to_anyone, web::sign_in_form),
      page("POST", "/sign-in", to_anyone, web::sign_in, form),
      page("POST", "/sign-out", to_anyone, web::sign_out, form),
      page("GET", "/challenges", writers, web::challenge_list),
      page("GET", "/challenges/{id}", writers, web::challenge_page),
      page("POST", "/challenges/{id}", writers, web::hand_in, files),
      page("GET", "/submissions", readers, web::submission_list),
      page("GET", "/submissions/{id}", readers, web::submission_page),
      page("GET", "/submissions/{id}/report", readers, web::report_page),
      page("GET", "/runs/{id}", readers, web::submission_page),
      page("GET", "/runs/{id}/report", readers, web::report_page),
      page("GET", "/static/{name}", to_anyone, web::asset),
      page("GET", "/favicon.ico", to_anyone, web::asset),
  };
  table.insert(table.end(), others.begin(), others.end());
  table.insert(table.end(), pages.begin(), pages.end());
  return table;
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> table = all_routes();
  return table;
}

}  // namespace assay::runner::http
