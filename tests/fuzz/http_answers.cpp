#include "tests/fuzz/http_answers.hpp"

#include <algorithm>
#include <set>

#include <boost/json/parse.hpp>
#include <pugixml.hpp>

#include "base/text.hpp"
#include "runner/http/message.hpp"
#include "tests/fuzz/must.hpp"

namespace assay::fuzz {
namespace {

namespace json = boost::json;

// Up to and without `end`, which must come.
std::string_view take(std::string_view& rest, std::string_view end) {
  const std::size_t at = rest.find(end);
  must(at != std::string_view::npos, "an answer's head is cut off");
  const std::string_view taken = rest.substr(0, at);
  rest.remove_prefix(at + end.size());
  return taken;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

// A header that is not one of ours was smuggled in by whoever asked.
const std::set<std::string, std::less<>> our_headers{"server",
                                                     "cache-control",
                                                     "x-content-type-options",
                                                     "referrer-policy",
                                                     "x-frame-options",
                                                     "connection",
                                                     "content-length",
                                                     "content-type",
                                                     "content-security-policy",
                                                     "allow",
                                                     "location",
                                                     "retry-after",
                                                     "www-authenticate",
                                                     "vary",
                                                     "set-cookie",
                                                     "accept",
                                                     "x-accel-buffering"};

const std::set<unsigned> our_statuses{100, 200, 201, 202, 204, 303, 400, 401, 403, 404,
                                      405, 406, 409, 413, 415, 422, 429, 431, 501};

json::value parsed(const std::string& body) {
  json::error_code error;
  json::value value = json::parse(body, error);
  must(!error, "an answer is no JSON: " + body);
  return value;
}

void check_problem(const Answer& answer) {
  const json::value body = parsed(answer.body);
  must(body.at("status").as_int64() == answer.status);
  must(body.at("type").as_string().starts_with("urn:assay:problem:") && !body.at("detail").as_string().empty());
  if (answer.status == 501) must(body.at("type") == "urn:assay:problem:form", answer.body);
  const json::value* errors = body.as_object().if_contains("errors");
  if (errors) must(errors->as_array().at(0).at("pointer") == body.at("pointer"));
}

void check_html(const std::string& body) {
  for (std::size_t at = 0; (at = body.find("<script", at)) != std::string::npos; ++at)
    must(body.compare(at, 28, "<script src=\"/static/app.js\"") == 0,
         "a script that is not ours: " + body.substr(at, 80));
}

// XML 1.0 knows no other control characters, escaped or not.
void check_xml(const std::string& body) {
  pugi::xml_document document;
  must(document.load_buffer(body.data(), body.size()), "an answer is no XML: " + body);
  for (const char c : body) must(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t' || c == '\r');
}

void check_events(std::string_view body) {
  while (!body.empty()) {
    const std::string_view line = take(body, "\n");
    const bool field = line.starts_with("id: ") || line.starts_with("event: ") || line.starts_with("retry: ");
    if (line.starts_with("data: ")) (void)parsed(std::string(line.substr(6)));
    must(field || line.starts_with("data: ") || line.empty() || line == ": still here", std::string(line));
  }
}

}  // namespace

const std::string& Answer::header(const std::string& name) const {
  static const std::string none;
  const auto found = headers.find(name);
  return found == headers.end() ? none : found->second;
}

std::vector<Answer> read_answers(std::string_view heard, std::string_view bytes) {
  std::vector<Answer> answers;
  while (!heard.empty()) {
    Answer answer;
    const std::string_view first = take(heard, "\r\n");
    must(first.size() > 12 && (first.starts_with("HTTP/1.1 ") || first.starts_with("HTTP/1.0 ")) && first[12] == ' ' &&
             is_plain(first),
         std::string(first));
    for (const char digit : first.substr(9, 3)) {
      must(digit >= '0' && digit <= '9');
      answer.status = answer.status * 10 + static_cast<unsigned>(digit - '0');
    }
    for (std::string_view line = take(heard, "\r\n"); !line.empty(); line = take(heard, "\r\n")) {
      const std::size_t colon = line.find(": ");
      must(colon != std::string_view::npos && is_plain(line), "a header: " + std::string(line));
      const std::string name = runner::http::lower_ascii(line.substr(0, colon));
      must(our_headers.contains(name), "a header that is not ours: " + std::string(line));
      must(answer.headers.emplace(name, line.substr(colon + 2)).second, "a header twice: " + std::string(line));
    }
    const std::string& length = answer.header("content-length");
    if (answer.status == 100 || answer.status == 204) {
      must(length.empty());
    } else if (length.empty()) {
      must(answer.header("content-type") == "text/event-stream", "an answer without a length");
      answer.body = heard;
      heard = {};
    } else {
      const std::size_t size = std::stoul(length);
      const bool without = size > 0 && (heard.empty() || heard.starts_with("HTTP/1."));
      must(!without || bytes.find("HEAD") != std::string_view::npos, "an answer without its body");
      must(without || size <= heard.size(), "an answer's body is cut off");
      answer.body = heard.substr(0, without ? 0 : size);
      if (!without) heard.remove_prefix(size);
    }
    answers.push_back(std::move(answer));
  }
  return answers;
}

void check_answer(const Answer& answer) {
  must(our_statuses.contains(answer.status), "status " + std::to_string(answer.status) + ": " + answer.body);
  must(is_utf8(answer.body));
  if (answer.status == 100) return;
  must(answer.header("x-content-type-options") == "nosniff" && !answer.header("cache-control").empty());
  const std::string type = answer.header("content-type");
  const bool page = type.starts_with("text/html");
  if (answer.status >= 400) must(type == "application/problem+json" || page, type);
  if (page) must(answer.header("content-security-policy").starts_with("default-src 'none'"));
  if (answer.body.empty()) return;
  if (type == "application/problem+json") return check_problem(answer);
  if (type == "application/json") (void)parsed(answer.body);
  if (page) check_html(answer.body);
  if (type.starts_with("application/xml")) check_xml(answer.body);
  if (type == "text/event-stream") check_events(answer.body);
}

}  // namespace assay::fuzz
