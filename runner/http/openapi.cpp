// /openapi.json, made from the route table: what is routed is described, and nothing else.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include "runner/http/api.hpp"
#include "runner/json_text.hpp"

namespace assay::runner::http {
namespace {

namespace json = boost::json;

constexpr std::string_view schemas = R"({
  "Problem": {"type": "object", "description": "RFC 9457", "required": ["type", "title", "status", "detail"], "properties": {
    "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"},
    "pointer": {"type": "string", "description": "JSON pointer of the first fault"},
    "limit": {"type": "object", "properties": {"name": {"type": "string"}, "value": {"type": "integer"}}},
    "errors": {"type": "array", "items": {"type": "object", "properties": {"pointer": {"type": "string"}, "detail": {"type": "string"}}}}}},
  "NewSubmission": {"type": "object", "additionalProperties": false, "required": ["challenge", "language", "files"], "properties": {
    "challenge": {"type": "string"}, "language": {"type": "string"},
    "files": {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string"}, "description": "path to text"},
    "candidate": {"type": "object", "additionalProperties": false, "required": ["name", "email"], "properties": {
      "name": {"type": "string"}, "email": {"type": "string"}}}}}
})";

json::object parameter(std::string_view name, std::string_view in, std::string_view about) {
  return {{"name", name},
          {"in", in},
          {"required", in == "path"},
          {"description", about},
          {"schema", json::object{{"type", "string"}}}};
}

json::object described(std::string_view text) { return {{"description", text}}; }

json::object content(std::string_view type, json::object schema) {
  return {{type, json::object{{"schema", std::move(schema)}}}};
}

json::object problem(std::string_view text) {
  json::object answer = described(text);
  answer["content"] = content("application/problem+json", {{"$ref", "#/components/schemas/Problem"}});
  return answer;
}

json::object responses(const Route& route) {
  json::object all;
  json::object good = described(route.summary);
  if (!route.produces.empty())
    good["content"] = content(route.produces, {{"type", route.produces == "application/json" ? "object" : "string"}});
  all[std::to_string(route.success)] = std::move(good);
  if (!route.access.anyone) {
    all["401"] = problem("no token, or an unknown one");
    all["403"] = problem("not for this role");
  }
  if (route.pattern.find('{') != std::string_view::npos) all["404"] = problem("no such thing");
  if (route.body.max_bytes > 0) {
    all["400"] = problem("the body does not parse");
    all["413"] = problem("the body is over the limit, which is named");
    all["415"] = problem("a media type that is not taken");
    all["422"] = problem("the body is not what is asked for; a pointer names the field");
    all["429"] = problem("the queue is full; Retry-After says when to come back");
  }
  return all;
}

json::object operation(const Route& route) {
  json::object made{{"summary", route.summary}, {"responses", responses(route)}};
  json::array parameters;
  if (route.pattern.find("{id}") != std::string_view::npos) parameters.push_back(parameter("id", "path", "the id"));
  for (const Parameter& query : route.query) parameters.push_back(parameter(query.name, "query", query.about));
  if (route.idempotent_key)
    parameters.push_back(parameter("Idempotency-Key", "header", "the same key gives the same answer for 24 hours"));
  if (!parameters.empty()) made["parameters"] = std::move(parameters);
  if (!route.body.media_types.empty()) {
    json::object types;
    for (const std::string_view type : route.body.media_types) {
      const bool described_here = type == "application/json" && !route.body_schema.empty();
      json::object schema{{"type", type == "multipart/form-data" ? "object" : "string"}};
      if (described_here) schema = {{"$ref", "#/components/schemas/" + std::string(route.body_schema)}};
      types[type] = json::object{{"schema", std::move(schema)}};
    }
    made["requestBody"] = json::object{{"required", true}, {"content", std::move(types)}};
  }
  if (!route.access.anyone) made["security"] = json::array{json::object{{"token", json::array{}}}};
  return made;
}

}  // namespace

Response get_openapi(Service&, const Request&) {
  json::object paths;
  for (const Route& route : routes()) {
    if (route.page) continue;
    json::value& path = paths[route.pattern];
    if (!path.is_object()) path = json::object{};
    path.get_object()[lower_ascii(route.method)] = operation(route);
  }
  const json::object document{
      {"openapi", "3.1.0"},
      {"info", json::object{{"title", "assay"},
                            {"version", ASSAY_VERSION},
                            {"description", "Sandboxed assessment of submitted programs"}}},
      {"paths", std::move(paths)},
      {"components", json::object{{"schemas", json::parse(schemas)},
                                  {"securitySchemes",
                                   json::object{{"token", json::object{{"type", "http"}, {"scheme", "bearer"}}}}}}}};
  return json_response(200, json_text(document));
}

}  // namespace assay::runner::http
