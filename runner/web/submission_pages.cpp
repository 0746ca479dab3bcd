// A submission while it is judged and afterwards, and its report; a run likewise.
#include <boost/json/array.hpp>

#include "reports/render/render.hpp"
#include "runner/http/problem.hpp"
#include "runner/service.hpp"
#include "runner/web/page.hpp"
#include "runner/web/pages.hpp"
#include "runner/web/render.hpp"

namespace assay::runner::web {
namespace {

namespace json = boost::json;
using reports::Audience;

std::string state_text(const SubmissionRecord& record) {
  switch (record.state) {
    case State::queued:
      return "Waiting for its turn";
    case State::compiling:
      return "Compiling";
    case State::running:
      return "Running the cases";
    case State::failed:
      return "The judge failed, by a fault of its own; nothing was scored";
    case State::done:
      break;
  }
  std::string text = record.verdict == "AC" ? "Accepted" : "Judged: " + record.verdict;
  if (record.score) text += ", " + shown_number(*record.score) + " of " + shown_number(record.max_score) + " points";
  return text;
}

json::array cases_of(const reports::Report& report) {
  json::array cases;
  for (const auto& group : report.groups)
    for (const auto& item : group.cases) {
      const bool good = item.verdict == challenges::Verdict::AC;
      cases.push_back(
          json::object{{"group", group.id},
                       {"id", item.id},
                       {"verdict", to_string(item.verdict)},
                       {"sentence", good ? std::string_view() : challenges::sentence(item.verdict, item.cause)}});
    }
  return cases;
}

bool is_run_path(const Request& request) { return request.segments.front() == "runs"; }

// Nonsense shows the least.
Audience reader_of(const Request& request) { return http::audience_of(request).value_or(Audience::candidate); }

Result<std::optional<Status>> find(Service& service, const Request& request) {
  Result<std::optional<Status>> status = service.status(request.args[0], reader_of(request));
  if (status && *status && ((*status)->record.purpose == Purpose::run) != is_run_path(request))
    return std::optional<Status>();
  return status;
}

// The report is a whole page that brings a policy of its own, which knows nothing of our bar: the policy that we send
// takes its place, and the bar goes in after the opening body tag.
std::string with_bar(std::string report, const std::string& bar) {
  const std::size_t policy = report.find("<meta http-equiv=\"Content-Security-Policy\"");
  if (policy != std::string::npos) report.erase(policy, report.find('>', policy) + 1 - policy);
  const std::size_t body = report.find("<body");
  const std::size_t at = body == std::string::npos ? body : report.find('>', body);
  if (at != std::string::npos) report.insert(at + 1, bar);
  return report;
}

Response missing() {
  return http::problem_response({404, "not-found", "there is no such submission; runs are kept for 24 hours"});
}

}  // namespace

Response submission_page(Service& service, const Request& request) {
  const auto found = find(service, request);
  if (!found) return http::error_response(found.error());
  if (!*found) return missing();
  const SubmissionRecord& record = (*found)->record;
  const ChallengePtr challenge = service.catalog().find(record.challenge);
  const auto language = service.catalog().languages().find(record.language);
  const std::string self = (is_run_path(request) ? "/runs/" : "/submissions/") + record.id;
  const bool over = record.state == State::done || record.state == State::failed;
  json::object data{
      {"title", is_run_path(request) ? "Run on the samples" : "Submission"},
      {"heading", is_run_path(request) ? "Run on the samples" : "Submission"},
      {"id", record.id},
      {"challenge", record.challenge},
      {"challenge_name", challenge ? challenge->name.text() : record.challenge},
      {"language", language == service.catalog().languages().end() ? record.language : language->second.name},
      {"language_id", record.language},
      {"submitted_at", shown_time(record.submitted_at)},
      {"candidate", nullptr},
      {"state_text", state_text(record)},
      {"done", (*found)->done},
      {"total", record.total},
      {"over", over},
      {"events", "/api/v1" + self + "/events"},
      {"self", self},
      {"report", self + "/report"},
      {"reload_seconds", nullptr},
      {"compile_output", nullptr},
      {"cases", nullptr}};
  if (record.candidate) data["candidate"] = record.candidate->name;
  if (!over) data["reload_seconds"] = "2";
  if (over) {
    const auto report = service.report(record.id, reader_of(request));
    if (!report) return http::error_response(report.error());
    if (*report) {
      data["cases"] = cases_of(**report);
      if (!(*report)->compile.output.empty()) data["compile_output"] = (*report)->compile.output;
    }
  }
  return page(request, "submission", std::move(data));
}

Response report_page(Service& service, const Request& request) {
  const auto found = find(service, request);
  if (!found) return http::error_response(found.error());
  if (!*found) return missing();
  const SubmissionRecord& record = (*found)->record;
  const std::string self = (is_run_path(request) ? "/runs/" : "/submissions/") + record.id;
  const bool as_candidate = reader_of(request) == Audience::candidate;
  const auto report = service.report(record.id, reader_of(request));
  if (!report) return http::error_response(report.error());
  if (!*report) return http::redirect(self);
  const auto sources = service.files(record.id);
  if (!sources) return http::error_response(sources.error());
  const reports::Format* html = reports::find_format("html");
  if (!html) return http::error_response({ErrorCode::internal, "reports have no HTML form"});
  json::array forms;
  for (const char* ending : {"json", "md", "xml"})
    forms.push_back(
        json::object{{"name", ending},
                     {"href", "/api/v1" + self + "/report." + ending + (as_candidate ? "?audience=candidate" : "")}});
  json::object data{{"back", self},
                    {"what", is_run_path(request) ? "Run" : "Submission"},
                    {"try_again", nullptr},
                    {"other_view", self + "/report" + (as_candidate ? "" : "?audience=candidate")},
                    {"other_name", as_candidate ? "The panel's view" : "The candidate's view"},
                    {"forms", std::move(forms)}};
  if (request.caller->role != Role::panel)
    data["try_again"] = "/challenges/" + record.challenge + "?language=" + record.language + "&from=" + record.id;
  std::string whole = with_bar(html->render({**report, *sources}), render_part("report_bar", data));
  return http::text_response(200, html->media_type, std::move(whole))
      .with("Content-Security-Policy",
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors "
            "'none'");
}

}  // namespace assay::runner::web
