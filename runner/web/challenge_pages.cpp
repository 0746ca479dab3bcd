// The catalogue, a challenge with its form, and what the form sends.
#include <algorithm>
#include <map>

#include <boost/json/array.hpp>
#include <fmt/format.h>

#include "base/text.hpp"
#include "runner/http/multipart.hpp"
#include "runner/http/problem.hpp"
#include "runner/intake.hpp"
#include "runner/service.hpp"
#include "runner/web/page.hpp"
#include "runner/web/pages.hpp"
#include "runner/web/render.hpp"

namespace assay::runner::web {
namespace {

namespace json = boost::json;
using challenges::Challenge;

const challenges::Language* language_of(Service& service, const std::string& id) {
  const auto found = service.catalog().languages().find(id);
  return found == service.catalog().languages().end() ? nullptr : &found->second;
}

json::array language_list(Service& service, const Challenge& challenge, const std::string& chosen) {
  json::array list;
  for (const std::string& id : challenge.languages) {
    const challenges::Language* language = language_of(service, id);
    list.push_back(json::object{
        {"id", id}, {"name", language ? language->name : id}, {"challenge", challenge.id}, {"chosen", id == chosen}});
  }
  return list;
}

json::array samples_of(const Challenge& challenge) {
  json::array samples;
  for (const challenges::Group& group : challenge.groups) {
    if (group.visibility != challenges::Visibility::sample) continue;
    for (const challenges::Case& item : group.cases) {
      const auto* stdio = std::get_if<challenges::StdioCase>(&item.body);
      if (!stdio) continue;
      samples.push_back(json::object{{"id", item.id},
                                     {"description", item.description},
                                     {"args", fmt::format("{}", fmt::join(stdio->args, " "))},
                                     {"stdin", stdio->stdin_text.str()},
                                     {"stdout", stdio->expected_stdout.value_or("").str()}});
      for (const char* field : {"description", "args"})
        if (samples.back().at(field).as_string().empty()) samples.back().get_object()[field] = nullptr;
    }
  }
  return samples;
}

// What stands in the text field: the code of the run that is changed, or the starter, or nothing.
std::string code_for(Service& service, const Challenge& challenge, const challenges::Language& language,
                     const std::optional<std::string>& from) {
  if (from) {
    const auto files = service.files(*from);
    if (files && files->size() == 1) return files->front().content;
  }
  const auto starter = challenge.starters.find(language.id);
  if (starter == challenge.starters.end()) return "";
  const auto entry = starter->second.find(language.entry);
  if (entry != starter->second.end()) return entry->second;
  return starter->second.empty() ? "" : starter->second.begin()->second;
}

// A statement's own first heading repeats the challenge's name, which stands on the page already.
std::string_view without_title(std::string_view statement) {
  if (!statement.starts_with("# ")) return statement;
  const std::size_t end = statement.find('\n');
  return end == std::string_view::npos ? std::string_view{} : statement.substr(end + 1);
}

// What a form that was refused brings back, so that no work is lost.
struct Draft {
  std::string language, code, name, email, problem;
};

Response form_page(Service& service, const Request& request, const Challenge& challenge, Draft draft, unsigned status) {
  const auto& known = challenge.languages;
  if (std::find(known.begin(), known.end(), draft.language) == known.end()) draft.language = known.front();
  const challenges::Language* language = language_of(service, draft.language);
  if (!language) return http::error_response({ErrorCode::internal, "the language " + draft.language + " is not here"});
  if (draft.code.empty()) draft.code = code_for(service, challenge, *language, request.parameter("from"));
  const auto statement = challenge.statements.find("en");
  const challenges::Case nothing;
  const challenges::Group none;
  const sandbox::Limits limits = challenges::limits_for(challenge, none, nothing, draft.language);
  json::array samples = samples_of(challenge);
  json::object data{
      {"title", challenge.name.text()},
      {"name", challenge.name.text()},
      {"id", challenge.id},
      {"version", challenge.version},
      {"points", shown_number(extent_of(challenge, false).points)},
      {"level", nullptr},
      {"minutes", nullptr},
      {"statement", statement == challenge.statements.end() ? "" : markdown_to_html(without_title(statement->second))},
      {"has_samples", !samples.empty()},
      {"cpu_ms", limits.cpu_ms},
      {"wall_ms", limits.wall_ms},
      {"memory_mib", limits.memory_mib},
      {"output_kib", limits.output_kib},
      {"source_kib", challenge.source_kib},
      {"languages", language_list(service, challenge, draft.language)},
      {"language", draft.language},
      {"entry", language->entry},
      {"code", to_utf8(draft.code)},
      {"candidate_name", to_utf8(draft.name)},
      {"candidate_email", to_utf8(draft.email)},
      {"problem", nullptr}};
  data["samples"] = std::move(samples);
  if (challenge.level) data["level"] = to_string(*challenge.level);
  if (challenge.minutes) data["minutes"] = *challenge.minutes;
  if (!draft.problem.empty()) data["problem"] = to_utf8(draft.problem);
  return page(request, "challenge", std::move(data), status);
}

bool is_archive(const std::string& name) {
  return name.ends_with(".zip") || name.ends_with(".tar.gz") || name.ends_with(".tgz");
}

struct Form {
  Draft draft;
  std::string action;
  std::vector<challenges::SourceFile> uploads;
};

Result<Form> read_form(const Request& request) {
  const auto parts = http::parse_multipart(request.header("content-type"), request.body);
  if (!parts) return parts.error();
  Form form;
  const std::map<std::string_view, std::string*> fields{{"language", &form.draft.language},
                                                        {"code", &form.draft.code},
                                                        {"candidate.name", &form.draft.name},
                                                        {"candidate.email", &form.draft.email},
                                                        {"action", &form.action}};
  for (const http::Part& part : *parts) {
    if (part.name == "files" && !part.filename.empty())
      form.uploads.push_back({part.filename, std::string(part.content)});
    else if (const auto field = fields.find(part.name); field != fields.end())
      *field->second = std::string(part.content);
  }
  return form;
}

// Browsers send line ends as CRLF; what was typed had none.
std::string unix_lines(const std::string& text) {
  std::string made;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] != '\r' || i + 1 == text.size() || text[i + 1] != '\n') made += text[i];
  return made;
}

Result<std::vector<challenges::SourceFile>> sources_of(const Form& form, const Challenge& challenge,
                                                       const challenges::Language& language) {
  if (form.uploads.size() == 1 && is_archive(form.uploads[0].path)) {
    auto files = unpack(form.uploads[0].content, form.uploads[0].path,
                        {std::size_t{challenge.source_kib} * 1024, IntakeLimits{}.entries});
    if (!files) return files.error();
    return without_top_folder(std::move(*files));
  }
  if (!form.uploads.empty()) return form.uploads;
  return std::vector<challenges::SourceFile>{{language.entry, unix_lines(form.draft.code)}};
}

}  // namespace

Response challenge_list(Service& service, const Request& request) {
  json::array list;
  for (const ChallengePtr& challenge : service.catalog().list()) {
    json::object item{{"id", challenge->id},
                      {"name", challenge->name.text()},
                      {"summary", challenge->summary.text()},
                      {"cases", extent_of(*challenge, false).cases},
                      {"languages", language_list(service, *challenge, "")},
                      {"level", nullptr},
                      {"minutes", nullptr}};
    if (challenge->level) item["level"] = to_string(*challenge->level);
    if (challenge->minutes) item["minutes"] = *challenge->minutes;
    list.push_back(std::move(item));
  }
  return page(request, "challenges", {{"title", "Challenges"}, {"challenges", std::move(list)}});
}

Response challenge_page(Service& service, const Request& request) {
  const ChallengePtr challenge = service.catalog().find(request.args[0]);
  if (!challenge) return http::error_response({ErrorCode::not_found, "there is no challenge with this id"});
  Draft draft;
  draft.language = request.parameter("language").value_or("");
  return form_page(service, request, *challenge, std::move(draft), 200);
}

Response hand_in(Service& service, const Request& request) {
  const ChallengePtr challenge = service.catalog().find(request.args[0]);
  if (!challenge) return http::error_response({ErrorCode::not_found, "there is no challenge with this id"});
  Result<Form> form = read_form(request);
  if (!form) return http::problem_response({400, "multipart", form.error().message()});
  const auto refuse = [&](const std::string& why) {
    form->draft.problem = why;
    return form_page(service, request, *challenge, form->draft, 422);
  };
  const challenges::Language* language = language_of(service, form->draft.language);
  const auto& known = challenge->languages;
  if (!language || std::find(known.begin(), known.end(), language->id) == known.end())
    return refuse(fmt::format("Choose one of the languages {}.", fmt::join(known, ", ")));
  if (form->action != "run" && form->action != "submit") return refuse("Choose \"Run samples\" or \"Submit\".");
  auto files = sources_of(*form, *challenge, *language);
  if (!files) return refuse(files.error().message());
  NewSubmission submission;
  submission.purpose = form->action == "run" ? Purpose::run : Purpose::submission;
  submission.challenge = challenge;
  submission.language = language->id;
  submission.files = std::move(*files);
  submission.submitter = request.caller->token_id;
  if (!form->draft.name.empty() || !form->draft.email.empty()) {
    for (const std::string& wrong : {name_fault(form->draft.name), email_fault(form->draft.email)})
      if (!wrong.empty()) return refuse("A candidate has both a name and an e-mail address: " + wrong + ".");
    submission.candidate = reports::Candidate{"", form->draft.name, form->draft.email};
  }
  const auto record = service.submit(std::move(submission));
  if (!record) return refuse(record.error().message());
  return http::redirect((record->purpose == Purpose::run ? "/runs/" : "/submissions/") + record->id);
}

}  // namespace assay::runner::web
