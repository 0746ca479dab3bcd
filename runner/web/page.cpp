#include "runner/web/page.hpp"

#include <cmath>

#include <fmt/format.h>

#include "runner/web/render.hpp"

namespace assay::runner::web {

namespace {
// Nothing but our own style, script and event streams; no inline anything, no frames, forms to us only.
constexpr const char* policy =
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action "
    "'self'; "
    "base-uri 'none'; frame-ancestors 'none'";
}  // namespace

http::Response page(const http::Request& request, std::string_view name, boost::json::object data, unsigned status) {
  data["caller"] = nullptr;
  data["may_write"] = false;
  if (request.caller) {
    const bool writes = request.caller->role == Role::interviewer || request.caller->role == Role::admin;
    data["may_write"] = writes;
    data["caller"] = boost::json::object{
        {"name", request.caller->name}, {"role", to_string(request.caller->role)}, {"may_write", writes}};
  }
  return http::text_response(status, "text/html; charset=utf-8", render_page(name, data))
      .with("Content-Security-Policy", policy);
}

std::string shown_time(TimePoint time) {
  std::string text = iso8601(time);
  text[10] = ' ';
  return text.substr(0, 16) + " UTC";
}

std::string shown_number(double number) { return fmt::format("{:g}", std::round(number * 100) / 100); }

}  // namespace assay::runner::web
