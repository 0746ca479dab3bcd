// A request and an answer as handlers see them: plain data, no Beast. Made by session.cpp, passed through dispatch.cpp.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "reports/report.hpp"
#include "runner/store/records.hpp"

namespace assay::runner::http {

struct Caller {
  std::string token_id, name;
  Role role = Role::panel;
};

struct Request {
  std::string method;
  std::string path;                                        // as it was sent, without the query
  std::vector<std::string> segments;                       // the path's parts, decoded
  std::vector<std::pair<std::string, std::string>> query;  // decoded
  std::map<std::string, std::string> headers;              // names in lower case; repeated ones joined by ", "
  std::vector<std::string> args;                           // what the route's {placeholders} matched
  std::optional<Caller> caller;
  std::string body;

  const std::string& header(const std::string& name) const {
    static const std::string none;
    const auto found = headers.find(name);
    return found == headers.end() ? none : found->second;
  }
  // The first value of a query parameter.
  std::optional<std::string> parameter(std::string_view name) const {
    for (const auto& [known, value] : query)
      if (known == name) return value;
    return std::nullopt;
  }
  // The media type of the body, in lower case, without parameters.
  std::string media_type() const;
};

// An answer that goes on: the events of one judging, until it is over or the viewer goes.
struct EventStream {
  std::string submission;
  std::uint32_t last_id = 0;
  reports::Audience audience = reports::Audience::panel;
};

struct Response {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::optional<EventStream> stream;

  // Throws where the value could end its line: no header is made of what a stranger sent.
  Response& with(std::string name, std::string value);
};

Response text_response(unsigned status, std::string_view media_type, std::string body);
Response json_response(unsigned status, std::string body);
Response redirect(const std::string& location);  // 303: GET what was made

// Whose view of a judging the caller gets: a candidate its own, the others the panel's or, with ?audience=candidate,
// what a candidate sees; nullopt where something else is asked for.
std::optional<reports::Audience> audience_of(const Request& request);

// Bearer token of the Authorization header, else of the session cookie; "" for none.
std::string bearer_secret(const Request& request);
std::string cookie_secret(const Request& request);
constexpr std::string_view session_cookie = "assay_session";

// Which of `offered` the Accept header prefers (RFC 9110, section 12.5.1); the first where it does not matter, -1 where
// none can be met.
int best_offer(std::string_view accept, const std::vector<std::string_view>& offered);

std::string lower_ascii(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace assay::runner::http
