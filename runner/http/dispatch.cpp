#include "runner/http/dispatch.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/log.hpp"
#include "base/text.hpp"
#include "runner/http/problem.hpp"
#include "runner/service.hpp"
#include "runner/web/pages.hpp"

namespace assay::runner::http {
namespace {

bool is_unsafe(const std::string& method) { return method != "GET" && method != "HEAD"; }

// A browser says where a form came from; a session cookie alone must not let another site post in its owner's name.
bool same_origin(const Request& request) {
  const std::string& origin = request.header("origin");
  const std::size_t scheme = origin.find("://");
  return scheme != std::string::npos && origin.substr(scheme + 3) == request.header("host");
}

std::optional<Response> sign_in_caller(Service& service, Request& request, const Route& route) {
  std::string secret = bearer_secret(request);
  const bool by_cookie = secret.empty() && request.header("authorization").empty();
  if (by_cookie) secret = cookie_secret(request);
  const Result<std::optional<Token>> token =
      secret.empty() ? Result<std::optional<Token>>(std::nullopt) : service.token_of(secret);
  if (!token) return error_response(token.error());
  if (*token) request.caller = Caller{(*token)->id, (*token)->name, (*token)->role};
  if (is_unsafe(request.method) && (by_cookie || route.page) && (request.caller || route.page) && !same_origin(request))
    return problem_response(
        {403, "other-origin",
         "this form was sent from another site, or the browser did not say from where; open the page "
         "here and send it again"});
  if (route.access.anyone) return std::nullopt;
  if (!request.caller) {
    if (route.page) return redirect("/sign-in");
    return problem_response({401, "unauthorized",
                             "this call needs a token: send \"Authorization: Bearer TOKEN\"; the "
                             "command \"assay token create\" makes one"})
        .with("WWW-Authenticate", "Bearer realm=\"assay\"");
  }
  if (!route.access.allows(request.caller->role))
    return problem_response(
        {403, "forbidden", fmt::format("a token of role {} may not do this", to_string(request.caller->role))});
  return std::nullopt;
}

std::string listed(const std::vector<std::string_view>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::optional<Response> check_body_type(const Request& request, const Route& route) {
  if (route.body.media_types.empty()) return std::nullopt;
  const std::string type = request.media_type();
  const auto& known = route.body.media_types;
  if (std::find(known.begin(), known.end(), type) != known.end()) return std::nullopt;
  return problem_response({415, "media-type",
                           fmt::format("Content-Type {} is not taken here; allowed: {}",
                                       type.empty() ? "(none)" : "\"" + printable(type, false) + "\"", listed(known))})
      .with("Accept", listed(known));
}

std::optional<Response> check_accept(const Request& request, const Route& route) {
  // Reports choose by Accept themselves; event streams and pages have one form.
  if (route.produces.empty() || route.page) return std::nullopt;
  if (best_offer(request.header("accept"), {route.produces}) >= 0) return std::nullopt;
  return problem_response({406, "not-acceptable", fmt::format("this call answers {} only", route.produces)});
}

std::optional<Response> check_key(const Request& request, const Route& route) {
  if (!route.idempotent_key || !request.headers.contains("idempotency-key")) return std::nullopt;
  const std::string& key = request.header("idempotency-key");
  const bool printable_ascii = std::all_of(key.begin(), key.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
  if (!key.empty() && key.size() <= 255 && printable_ascii) return std::nullopt;
  return problem_response({400, "idempotency-key", "the Idempotency-Key must be 1 to 255 printable ASCII characters"});
}

}  // namespace

Response refusal_for(bool page, Response problem) {
  const bool plain = std::find(problem.headers.begin(), problem.headers.end(),
                               std::pair<std::string, std::string>("Content-Type", "application/problem+json")) ==
                     problem.headers.end();
  return page && !plain ? web::problem_page(problem) : problem;
}

Admission admit(Service& service, Request& request) {
  Match found = match(routes(), request.method, request.segments);
  const bool page = found.page || !request.path.starts_with("/api/");
  const bool browser = page && best_offer(request.header("accept"), {"application/problem+json", "text/html"}) == 1;
  if (!found.route && found.allow.empty())
    return {nullptr, refusal_for(browser, problem_response({404, "not-found",
                                                            "there is nothing at " + printable(request.path, false)}))};
  if (!found.route)
    return {nullptr, refusal_for(browser, problem_response({405, "method",
                                                            printable(request.method, false) +
                                                                " is not possible here; allowed: " + found.allow}))
                         .with("Allow", found.allow)};
  request.args = std::move(found.args);
  const Route& route = *found.route;
  for (const auto check : {check_accept, check_key})
    if (std::optional<Response> refusal = check(request, route)) return {&route, std::move(refusal)};
  if (std::optional<Response> refusal = sign_in_caller(service, request, route))
    return {&route, refusal_for(route.page, std::move(*refusal))};
  if (std::optional<Response> refusal = check_body_type(request, route))
    return {&route, refusal_for(route.page, std::move(*refusal))};
  return {&route, std::nullopt};
}

Response answer(Service& service, const Route& route, const Request& request) {
  try {
    return refusal_for(route.page, route.handler(service, request));
  } catch (const ErrorException& error) {
    return refusal_for(route.page, error_response(error.error()));
  } catch (const std::exception& error) {
    return refusal_for(
        route.page,
        error_response({ErrorCode::internal, fmt::format("{} {}: {}", request.method, request.path, error.what())}));
  }
}

}  // namespace assay::runner::http
