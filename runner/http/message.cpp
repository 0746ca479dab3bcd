#include "runner/http/message.hpp"

#include <algorithm>
#include <charconv>

#include "base/error.hpp"

namespace assay::runner::http {
namespace {

// The parts of a header's list, trimmed.
std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(trim(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

// How well a media range fits a type: 3 exact, 2 "type/*", 1 "*/*", 0 not at all.
int specificity(std::string_view range, std::string_view type) {
  if (range == "*/*") return 1;
  if (range.ends_with("/*")) return type.starts_with(range.substr(0, range.size() - 1)) ? 2 : 0;
  return range == type ? 3 : 0;
}

double quality(const std::vector<std::string_view>& parameters) {
  for (std::size_t i = 1; i < parameters.size(); ++i) {
    if (!parameters[i].starts_with("q=")) continue;
    double q = 0;
    const std::string_view text = parameters[i].substr(2);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), q);
    return error == std::errc{} && q >= 0 && q <= 1 ? q : 0;
  }
  return 1;
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string lower(text);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return lower;
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::string Request::media_type() const {
  const std::string& value = header("content-type");
  return lower_ascii(trim(std::string_view(value).substr(0, value.find(';'))));
}

Response& Response::with(std::string name, std::string value) {
  const bool fits = std::none_of(value.begin(), value.end(), [](char c) { return (c >= 0 && c < 0x20) || c == 0x7f; });
  if (!fits) throw ErrorException(Error(ErrorCode::internal, "the header " + name + " would hold a control character"));
  headers.emplace_back(std::move(name), std::move(value));
  return *this;
}

Response text_response(unsigned status, std::string_view media_type, std::string body) {
  Response response;
  response.status = status;
  response.body = std::move(body);
  response.with("Content-Type", std::string(media_type));
  return response;
}

Response json_response(unsigned status, std::string body) {
  return text_response(status, "application/json", std::move(body));
}

Response redirect(const std::string& location) {
  Response response;
  response.status = 303;
  response.with("Location", location);
  return response;
}

std::optional<reports::Audience> audience_of(const Request& request) {
  if (request.caller && request.caller->role == Role::candidate) return reports::Audience::candidate;
  const std::optional<std::string> asked = request.parameter("audience");
  if (!asked || *asked == "panel") return reports::Audience::panel;
  if (*asked == "candidate") return reports::Audience::candidate;
  return std::nullopt;
}

std::string bearer_secret(const Request& request) {
  const std::string_view value = request.header("authorization");
  if (value.size() < 7 || lower_ascii(value.substr(0, 7)) != "bearer ") return "";
  return std::string(trim(value.substr(7)));
}

std::string cookie_secret(const Request& request) {
  for (std::string_view cookie : split(request.header("cookie"), ';'))
    if (cookie.starts_with(session_cookie) && cookie.substr(session_cookie.size()).starts_with('='))
      return std::string(cookie.substr(session_cookie.size() + 1));
  return "";
}

int best_offer(std::string_view accept, const std::vector<std::string_view>& offered) {
  if (trim(accept).empty()) return 0;
  int best = -1;
  double best_quality = 0;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    int fit = 0;
    double q = 0;
    for (std::string_view range : split(accept, ',')) {
      const std::vector<std::string_view> parameters = split(range, ';');
      const int fits = specificity(lower_ascii(parameters.front()), offered[i]);
      if (fits > fit) fit = fits, q = quality(parameters);
    }
    if (q > best_quality) best = static_cast<int>(i), best_quality = q;
  }
  return best;
}

}  // namespace assay::runner::http
