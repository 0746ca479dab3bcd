#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "runner/http/api.hpp"
#include "runner/http/problem.hpp"
#include "runner/json_text.hpp"
#include "runner/service.hpp"

namespace assay::runner::http {
namespace {

namespace json = boost::json;

json::value number_or_null(const std::optional<std::uint32_t>& number) {
  return number ? json::value(*number) : json::value(nullptr);
}

json::array texts(const std::vector<std::string>& list) {
  json::array array;
  for (const std::string& text : list) array.emplace_back(text);
  return array;
}

json::object summary(const challenges::Challenge& challenge) {
  const Extent all = extent_of(challenge, false), samples = extent_of(challenge, true);
  return {{"id", challenge.id},
          {"version", challenge.version},
          {"name", challenge.name.text()},
          {"summary", challenge.summary.text()},
          {"kind", to_string(challenge.kind)},
          {"level", challenge.level ? json::value(to_string(*challenge.level)) : json::value(nullptr)},
          {"minutes", number_or_null(challenge.minutes)},
          {"languages", texts(challenge.languages)},
          {"cases", all.cases},
          {"sample_cases", samples.cases},
          {"max_score", all.points}};
}

json::object groups_of(const challenges::Group& group) {
  return {{"id", group.id},
          {"visibility", to_string(group.visibility)},
          {"points", group.points},
          {"cases", group.cases.size()}};
}

}  // namespace

Response get_challenges(Service& service, const Request&) {
  json::array items;
  for (const ChallengePtr& challenge : service.catalog().list()) items.push_back(summary(*challenge));
  return json_response(200, json_text(json::object{{"items", std::move(items)}, {"next_cursor", nullptr}}));
}

Response get_challenge(Service& service, const Request& request) {
  const ChallengePtr challenge = service.catalog().find(request.args[0]);
  if (!challenge) return error_response({ErrorCode::not_found, "there is no challenge with this id"});
  json::object body = summary(*challenge);
  body["sha256"] = challenge->sha256;
  body["source_kib"] = challenge->source_kib;
  json::object skills, statements;
  for (const auto& [skill, weight] : challenge->skills) skills[skill] = weight;
  for (const auto& [tag, text] : challenge->statements) statements[tag] = text;
  body["skills"] = std::move(skills);
  body["statements"] = std::move(statements);
  json::array groups;
  for (const challenges::Group& group : challenge->groups) groups.push_back(groups_of(group));
  body["groups"] = std::move(groups);
  body["proof"] = nullptr;  // the author's proof is run by hand (assay validate)
  return json_response(200, json_text(body));
}

Response post_challenge(Service& service, const Request& request) {
  std::optional<std::string> key;
  if (request.headers.contains("idempotency-key")) key = request.header("idempotency-key");
  const Result<Service::Upload> upload = service.add_challenge(request.body, request.caller->token_id, key);
  if (!upload) return error_response(upload.error());
  if (!upload->challenge) {
    std::vector<Fault> faults;
    for (const std::string& fault : upload->faults) faults.push_back({"", fault});
    return faults_response(std::move(faults));
  }
  const std::string& id = upload->challenge->id;
  return json_response(201, json_text(json::object{{"id", id}, {"version", upload->challenge->version}}))
      .with("Location", "/api/v1/challenges/" + id);
}

Response get_languages(Service& service, const Request&) {
  json::array items;
  for (const auto& [id, language] : service.catalog().languages())
    items.push_back(json::object{
        {"id", id}, {"name", language.name}, {"extensions", texts(language.extensions)}, {"entry", language.entry}});
  return json_response(200, json_text(json::object{{"items", std::move(items)}, {"next_cursor", nullptr}}));
}

}  // namespace assay::runner::http
