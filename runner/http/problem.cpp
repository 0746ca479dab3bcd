#include "runner/http/problem.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "base/log.hpp"
#include "base/text.hpp"
#include "runner/json_text.hpp"

namespace assay::runner::http {

namespace json = boost::json;

std::string_view reason(unsigned status) {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 409:
      return "Conflict";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    default:
      return "Internal Server Error";
  }
}

Response problem_response(const Problem& problem) {
  json::object body{{"type", "urn:assay:problem:" + problem.name},
                    {"title", reason(problem.status)},
                    {"status", problem.status},
                    {"detail", to_utf8(problem.detail)}};
  if (problem.limit) body["limit"] = json::object{{"name", problem.limit->first}, {"value", problem.limit->second}};
  if (!problem.errors.empty()) {
    body["pointer"] = to_utf8(problem.errors.front().pointer);
    json::array errors;
    for (const Fault& fault : problem.errors)
      errors.push_back(json::object{{"pointer", to_utf8(fault.pointer)}, {"detail", to_utf8(fault.detail)}});
    body["errors"] = std::move(errors);
  }
  return text_response(problem.status, "application/problem+json", json_text(body));
}

Response error_response(const Error& error, const std::string& pointer) {
  switch (error.code()) {
    case ErrorCode::invalid:
      return problem_response({422, "invalid", error.message(), {{pointer, error.message()}}});
    case ErrorCode::too_large:
      return problem_response({422, "too-large", error.message(), {{pointer, error.message()}}});
    case ErrorCode::not_found:
      return problem_response({404, "not-found", error.message()});
    case ErrorCode::forbidden:
      return problem_response({403, "forbidden", error.message()});
    case ErrorCode::conflict:
      return problem_response({409, "conflict", error.message()});
    case ErrorCode::unavailable:
      return problem_response({429, "queue-full", error.message()}).with("Retry-After", "5");
    default:
      break;
  }
  spdlog::error("{}", printable(error.message(), false));
  return problem_response({500, "internal", "something went wrong on our side; the log says what"});
}

Response faults_response(std::vector<Fault> faults) {
  const std::string first = faults.front().detail;
  return problem_response({422, "invalid", first, std::move(faults)});
}

std::string pointer_part(std::string_view name) {
  std::string part;
  for (const char c : name) part += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
  return part;
}

}  // namespace assay::runner::http
