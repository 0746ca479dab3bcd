#include "runner/web/pages.hpp"

#include <charconv>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/url/encode.hpp>
#include <boost/url/parse_query.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

#include <embedded/web.hpp>

#include "runner/http/problem.hpp"
#include "runner/service.hpp"
#include "runner/web/page.hpp"

namespace assay::runner::web {
namespace {

namespace json = boost::json;

const std::string icon = "icon.svg";  // what browsers ask for as /favicon.ico

std::string cookie(const std::string& secret, bool end) {
  return std::string(http::session_cookie) + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" +
         (end ? "; Max-Age=0" : "");
}

bool may_write(const http::Caller& caller) { return caller.role == Role::interviewer || caller.role == Role::admin; }

// One value of a form body (application/x-www-form-urlencoded).
std::string form_field(const std::string& body, std::string_view name) {
  std::string plain = body;
  for (char& c : plain)
    if (c == '+') c = ' ';
  for (std::size_t at = 0; (at = plain.find(' ', at)) != std::string::npos;) plain.replace(at, 1, "%20");
  const auto query = boost::urls::parse_query(plain);
  if (!query) return "";
  for (const auto& parameter : *query) {
    const auto decoded = static_cast<boost::urls::params_view::value_type>(parameter);
    if (decoded.key == name) return decoded.value;
  }
  return "";
}

Response sign_in_with(Service& service, const Request& request, const std::string& secret) {
  const auto token = service.token_of(secret);
  if (!token) return http::error_response(token.error());
  if (!*token) return page(request, "sign_in", {{"title", "Sign in"}, {"wrong", true}}, 403);
  return http::redirect("/").with("Set-Cookie", cookie(secret, false));
}

}  // namespace

Response home(Service&, const Request& request) {
  if (!request.caller) return http::redirect("/sign-in");
  return http::redirect(may_write(*request.caller) ? "/challenges" : "/submissions");
}

Response sign_in_form(Service& service, const Request& request) {
  if (const auto token = request.parameter("token")) return sign_in_with(service, request, *token);
  return page(request, "sign_in", {{"title", "Sign in"}, {"wrong", false}});
}

Response sign_in(Service& service, const Request& request) {
  return sign_in_with(service, request, std::string(http::trim(form_field(request.body, "token"))));
}

Response sign_out(Service&, const Request&) { return http::redirect("/sign-in").with("Set-Cookie", cookie("", true)); }

Response submission_list(Service& service, const Request& request) {
  constexpr std::uint32_t shown = 50;
  SubmissionFilter filter;
  filter.limit = shown + 1;
  const std::string cursor = request.parameter("cursor").value_or("");
  std::from_chars(cursor.data(), cursor.data() + cursor.size(), filter.before);  // nonsense shows the first page
  const auto list = service.list(std::move(filter));
  if (!list) return http::error_response(list.error());
  json::array items;
  for (std::size_t i = 0; i < list->size() && i < shown; ++i) {
    const SubmissionRecord& record = (*list)[i].record;
    const bool over = !record.verdict.empty();
    items.push_back(json::object{
        {"id", record.id},
        {"submitted_at", shown_time(record.submitted_at)},
        {"challenge", record.challenge},
        {"candidate", record.candidate ? record.candidate->name : "–"},
        {"language", record.language},
        {"verdict", over ? record.verdict : "waiting"},
        {"result", over ? record.verdict : std::string(to_string(record.state))},
        {"score", record.score ? shown_number(*record.score) + " / " + shown_number(record.max_score) : "–"}});
  }
  json::object data{{"title", "Submissions"}, {"has_items", !items.empty()}, {"items", items}, {"next", nullptr}};
  if (list->size() > shown) data["next"] = std::to_string((*list)[shown - 1].record.seq);
  return page(request, "submissions", std::move(data));
}

Response asset(Service&, const Request& request) {
  static constexpr std::pair<std::string_view, const char*> types[] = {
      {".css", "text/css; charset=utf-8"}, {".js", "text/javascript; charset=utf-8"}, {".svg", "image/svg+xml"}};
  const std::string& name = request.args.empty() ? icon : request.args[0];
  for (const auto& [file, content] : embedded::web::files)
    for (const auto& [ending, type] : types)
      if (file == name && name.ends_with(ending))
        return http::text_response(200, type, std::string(content)).with("Cache-Control", "public, max-age=300");
  return http::problem_response({404, "not-found", "there is no such file"});
}

Response problem_page(const Response& problem) {
  json::object data{{"title", "Something is wrong"}, {"detail", ""}, {"errors", nullptr}};
  json::error_code error;
  const json::value body = json::parse(problem.body, error);
  if (!error && body.is_object()) {
    data["title"] = body.at("title");
    data["detail"] = body.at("detail");
  }
  Response made = page({}, "problem", std::move(data), problem.status);
  for (const auto& [name, value] : problem.headers)
    if (name != "Content-Type") made.with(name, value);
  return made;
}

}  // namespace assay::runner::web
