#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <fmt/format.h>

#include "reports/render/render.hpp"
#include "runner/http/api.hpp"
#include "runner/http/problem.hpp"
#include "runner/http/submission_input.hpp"
#include "runner/json_text.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {
namespace {

namespace json = boost::json;
using reports::Audience;

std::string base_of(const SubmissionRecord& record) {
  return (record.purpose == Purpose::run ? "/api/v1/runs/" : "/api/v1/submissions/") + record.id;
}

json::object to_json(const Status& status) {
  const SubmissionRecord& record = status.record;
  const std::string base = base_of(record);
  const bool over = record.state == State::done || record.state == State::failed;
  json::object body{
      {"id", record.id},
      {"state", to_string(record.state)},
      {"challenge", record.challenge},
      {"language", record.language},
      {"verdict", over ? json::value(record.verdict) : json::value(nullptr)},
      {"score", record.score ? json::value(*record.score) : json::value(nullptr)},
      {"max_score", record.max_score},
      {"progress", json::object{{"done", status.done}, {"total", record.total}}},
      {"submitted_at", iso8601(record.submitted_at)},
      {"finished_at", record.finished_at ? json::value(iso8601(*record.finished_at)) : json::value(nullptr)},
      {"candidate", nullptr}};
  if (record.candidate)
    body["candidate"] = json::object{
        {"id", record.candidate->id}, {"name", record.candidate->name}, {"email", record.candidate->email}};
  body["links"] = json::object{{"self", base}, {"events", base + "/events"}, {"report", base + "/report"}};
  return body;
}

Response bad_parameter(const std::string& name, const std::string& allowed) {
  const std::string detail = "the parameter " + name + " is not right; allowed: " + allowed;
  return problem_response({422, "parameter", detail, {{"?" + name, detail}}});
}

// The submission or run of the path, as this reader sees it.
struct Found {
  Status status;
  Audience audience;
};

// A 404 where it is not there, or is the other of the two.
std::variant<Found, Response> find(Service& service, const Request& request, Purpose purpose) {
  const std::optional<Audience> audience = audience_of(request);
  if (!audience) return bad_parameter("audience", "panel, candidate");
  const Result<std::optional<Status>> status = service.status(request.args[0], *audience);
  if (!status) return error_response(status.error());
  if (*status && (*status)->record.purpose == purpose) return Found{**status, *audience};
  return problem_response({404, "not-found",
                           purpose == Purpose::run ? "there is no run with this id (runs are kept for 24 hours)"
                                                   : "there is no submission with this id"});
}

Response post(Service& service, const Request& request, Purpose purpose) {
  auto input = read_submission(service, request, purpose);
  if (Response* problem = std::get_if<Response>(&input)) return std::move(*problem);
  const Result<SubmissionRecord> record = service.submit(std::move(std::get<NewSubmission>(input)));
  if (!record) return error_response(record.error(), "/files");
  const Audience audience = audience_of(request).value_or(Audience::candidate);
  const Result<std::optional<Status>> status = service.status(record->id, audience);
  if (!status) return error_response(status.error());
  return json_response(202, json_text(to_json(status->value_or(Status{*record, 0}))))
      .with("Location", base_of(*record));
}

Response get(Service& service, const Request& request, Purpose purpose) {
  const auto found = find(service, request, purpose);
  if (const Response* problem = std::get_if<Response>(&found)) return *problem;
  return json_response(200, json_text(to_json(std::get<Found>(found).status)));
}

template <class Number>
std::optional<Number> number_from(const std::string& text) {
  Number number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

Response events(Service& service, const Request& request, Purpose purpose) {
  const auto found = find(service, request, purpose);
  if (const Response* problem = std::get_if<Response>(&found)) return *problem;
  const auto& [status, audience] = std::get<Found>(found);
  const std::string& last = request.header("last-event-id");
  const std::optional<std::uint32_t> last_id = last.empty() ? 0u : number_from<std::uint32_t>(last);
  if (!last_id)
    return problem_response({400, "last-event-id", "the Last-Event-ID must be a number of an event of this stream"});
  Response response;
  if (status.record.state != State::done && status.record.state != State::failed) {
    response.stream = EventStream{status.record.id, *last_id, audience};
    return response;
  }
  // It is over: the stored report gives the same events as the judging gave.
  const Result<std::optional<reports::Report>> report = service.report(status.record.id, Audience::panel);
  if (!report) return error_response(report.error());
  if (!*report)
    return error_response({ErrorCode::internal, "submission " + status.record.id + " is over and has no report"});
  std::string body = "retry: 2000\n\n";
  const std::vector<Event> all = events_of(status.record, **report);
  // Whoever has heard everything is told not to come back (204 ends an EventSource).
  if (*last_id >= all.back().id) {
    response.status = 204;
    return response;
  }
  for (const Event& event : all)
    if (event.id > *last_id) body += sse_text(event, audience);
  return text_response(200, "text/event-stream", std::move(body));
}

// The forms of a report, in order of preference where the caller does not care.
struct Form {
  std::string_view ending, media_type, format;  // format "": not to be had
};
constexpr Form forms[] = {{"json", "application/json", "json"},
                          {"html", "text/html", "html"},
                          {"md", "text/markdown", "markdown"},
                          {"xml", "application/xml", "junit"},
                          {"xml", "text/xml", "junit"},
                          {"pdf", "application/pdf", ""},
                          {"csv", "text/csv", ""}};

const Form* form_of(const Request& request) {
  const std::string& last = request.segments.back();
  const std::size_t dot = last.find('.');
  if (dot != std::string::npos) {
    for (const Form& form : forms)
      if (form.ending == std::string_view(last).substr(dot + 1)) return &form;
    return nullptr;
  }
  std::vector<std::string_view> types;
  for (const Form& form : forms) types.push_back(form.media_type);
  const int best = best_offer(request.header("accept"), types);
  return best < 0 ? nullptr : &forms[best];
}

Response report(Service& service, const Request& request, Purpose purpose) {
  const auto found = find(service, request, purpose);
  if (const Response* problem = std::get_if<Response>(&found)) return *problem;
  const auto& [status, audience] = std::get<Found>(found);
  const Form* form = form_of(request);
  if (!form)
    return problem_response(
        {406, "not-acceptable", "a report comes as application/json, text/html, text/markdown or application/xml"});
  const reports::Format* format = form->format.empty() ? nullptr : reports::find_format(form->format);
  if (!format)
    return problem_response(
        {501, "form", fmt::format("reports do not come as {} here; print the HTML form instead", form->media_type)});
  const Result<std::optional<reports::Report>> stored = service.report(status.record.id, audience);
  if (!stored) return error_response(stored.error());
  if (!*stored)
    return problem_response({409, "not-done",
                             fmt::format("there is no report yet: the state is {}", to_string(status.record.state))})
        .with("Retry-After", "1");
  const auto sources = service.files(status.record.id);
  if (!sources) return error_response(sources.error());
  Response response = text_response(200, format->media_type, format->render({**stored, *sources}));
  // The HTML form is one file that carries its own style, and nothing that runs.
  if (form->format == "html")
    response.with("Content-Security-Policy",
                  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'");
  return response.with("Vary", "Accept");
}

}  // namespace

Response post_submission(Service& service, const Request& request) {
  return post(service, request, Purpose::submission);
}
Response post_run(Service& service, const Request& request) { return post(service, request, Purpose::run); }
Response get_submission(Service& service, const Request& request) { return get(service, request, Purpose::submission); }
Response get_run(Service& service, const Request& request) { return get(service, request, Purpose::run); }
Response get_submission_events(Service& service, const Request& request) {
  return events(service, request, Purpose::submission);
}
Response get_run_events(Service& service, const Request& request) { return events(service, request, Purpose::run); }
Response get_submission_report(Service& service, const Request& request) {
  return report(service, request, Purpose::submission);
}
Response get_run_report(Service& service, const Request& request) { return report(service, request, Purpose::run); }

Response get_submissions(Service& service, const Request& request) {
  SubmissionFilter filter;
  for (const auto& [name, value] : request.query) {
    if (name == "challenge") {
      filter.challenge = value;
    } else if (name == "candidate") {
      filter.candidate = value;
    } else if (name == "state") {
      filter.state = state_from(value);
      if (!filter.state) return bad_parameter(name, "queued, compiling, running, done, failed");
    } else if (name == "limit") {
      const auto limit = number_from<std::uint32_t>(value);
      if (!limit || *limit < 1 || *limit > 200) return bad_parameter(name, "1 to 200");
      filter.limit = *limit;
    } else if (name == "cursor") {
      const auto before = number_from<std::int64_t>(value);
      if (!before || *before < 1) return bad_parameter(name, "the next_cursor of an earlier answer");
      filter.before = *before;
    } else {
      return bad_parameter(name, "challenge, candidate, state, limit, cursor");
    }
  }
  const std::uint32_t limit = filter.limit++;  // one more tells whether there is a next page
  const Result<std::vector<Status>> list = service.list(std::move(filter));
  if (!list) return error_response(list.error());
  json::array items;
  for (std::size_t i = 0; i < list->size() && i < limit; ++i) items.push_back(to_json((*list)[i]));
  const bool more = list->size() > limit;
  json::value next = nullptr;
  if (more) next = std::to_string((*list)[limit - 1].record.seq);
  return json_response(200, json_text(json::object{{"items", std::move(items)}, {"next_cursor", std::move(next)}}));
}

}  // namespace assay::runner::http
