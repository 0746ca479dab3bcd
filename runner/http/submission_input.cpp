#include "runner/http/submission_input.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "base/text.hpp"
#include "runner/http/json_input.hpp"
#include "runner/http/multipart.hpp"
#include "runner/http/problem.hpp"
#include "runner/intake.hpp"

namespace assay::runner::http {
namespace {

namespace json = boost::json;

// What was sent, before anything is known about the challenge.
struct Draft {
  std::string challenge, language;
  std::vector<challenges::SourceFile> files;
  std::optional<std::string> archive;
  std::string archive_name;
  std::optional<reports::Candidate> candidate;
};

constexpr std::size_t id_bytes = 64, name_bytes = 200, email_bytes = 254;

std::optional<Response> read_json(const Request& request, Draft& draft) {
  auto parsed = parse_object(request.body);
  if (Response* problem = std::get_if<Response>(&parsed)) return std::move(*problem);
  const auto& body = std::get<json::object>(parsed);
  std::vector<Fault> faults;
  ObjectReader reader(body, "", faults);
  draft.challenge = reader.required_text("challenge", id_bytes);
  draft.language = reader.required_text("language", id_bytes);
  if (const json::object* files = reader.required_object("files")) {
    if (files->empty()) faults.push_back({"/files", "files must hold at least one file, as {\"main.py\": \"text\"}"});
    for (const auto& file : *files) {
      const std::string path(file.key());
      if (file.value().is_string())
        draft.files.push_back({path, std::string(file.value().as_string())});
      else
        faults.push_back({"/files/" + pointer_part(path), "a file's content must be a string"});
    }
  }
  if (const json::object* candidate = reader.optional_object("candidate")) {
    ObjectReader person(*candidate, "/candidate", faults);
    draft.candidate =
        reports::Candidate{"", person.required_text("name", name_bytes), person.required_text("email", email_bytes)};
    person.finish();
  }
  reader.finish();
  if (faults.empty()) return std::nullopt;
  return faults_response(std::move(faults));
}

std::optional<Response> read_multipart(const Request& request, Draft& draft) {
  const Result<std::vector<Part>> parts = parse_multipart(request.header("content-type"), request.body);
  if (!parts) return problem_response({400, "multipart", parts.error().message()});
  std::vector<Fault> faults;
  std::map<std::string, std::string> fields;
  for (const Part& part : *parts) {
    const std::string content(part.content);
    if (part.name == "files" && part.is_file) {
      // A browser sends an empty nameless part where nothing was chosen.
      if (!part.filename.empty() || !content.empty()) draft.files.push_back({part.filename, content});
    } else if (part.name == "archive" && part.is_file) {
      if (draft.archive) faults.push_back({"/archive", "one archive at most"});
      draft.archive = content;
      draft.archive_name = part.filename.empty() ? "the archive" : part.filename;
    } else if (part.name == "challenge" || part.name == "language" || part.name == "candidate.name" ||
               part.name == "candidate.email") {
      std::string pointer = "/" + part.name;
      std::replace(pointer.begin(), pointer.end(), '.', '/');
      if (!fields.emplace(part.name, content).second) faults.push_back({pointer, "this field stands twice"});
      if (content.size() > email_bytes) faults.push_back({pointer, fmt::format("at most {} bytes", email_bytes)});
    } else {
      faults.push_back({"/" + pointer_part(part.name),
                        "there is no such field, or it is not of that form; allowed: challenge, language, "
                        "files (repeated, with file names), archive, candidate.name, candidate.email"});
    }
  }
  for (const char* name : {"challenge", "language"})
    if (fields[name].empty())
      faults.push_back({std::string("/") + name, fmt::format("the field {} is required", name)});
  if (draft.archive && !draft.files.empty()) faults.push_back({"/archive", "send files or an archive, not both"});
  if (!draft.archive && draft.files.empty()) faults.push_back({"/files", "send at least one file, or an archive"});
  if (!faults.empty()) return faults_response(std::move(faults));
  draft.challenge = fields["challenge"];
  draft.language = fields["language"];
  if (!fields["candidate.name"].empty() || !fields["candidate.email"].empty())
    draft.candidate = reports::Candidate{"", fields["candidate.name"], fields["candidate.email"]};
  return std::nullopt;
}

std::optional<Response> check_candidate(const reports::Candidate& candidate) {
  std::vector<Fault> faults;
  if (std::string wrong = email_fault(candidate.email); !wrong.empty())
    faults.push_back({"/candidate/email", std::move(wrong)});
  if (std::string wrong = name_fault(candidate.name); !wrong.empty())
    faults.push_back({"/candidate/name", std::move(wrong)});
  if (faults.empty()) return std::nullopt;
  return faults_response(std::move(faults));
}

}  // namespace

std::variant<NewSubmission, Response> read_submission(Service& service, const Request& request, Purpose purpose) {
  Draft draft;
  std::optional<Response> problem =
      request.media_type() == "application/json" ? read_json(request, draft) : read_multipart(request, draft);
  if (!problem && draft.candidate) problem = check_candidate(*draft.candidate);
  if (problem) return std::move(*problem);
  NewSubmission submission;
  submission.purpose = purpose;
  submission.challenge = service.catalog().find(draft.challenge);
  if (!submission.challenge)
    return faults_response({{"/challenge", "there is no challenge with this id; GET /api/v1/challenges lists them"}});
  const auto& languages = submission.challenge->languages;
  if (std::find(languages.begin(), languages.end(), draft.language) == languages.end())
    return faults_response({{"/language", fmt::format("this challenge is not asked in that language; allowed: {}",
                                                      fmt::join(languages, ", "))}});
  if (draft.archive) {
    auto files = unpack(*draft.archive, draft.archive_name,
                        {std::size_t{submission.challenge->source_kib} * 1024, IntakeLimits{}.entries});
    if (!files) return error_response(files.error(), "/archive");
    draft.files = without_top_folder(std::move(*files));
  }
  submission.language = draft.language;
  submission.files = std::move(draft.files);
  submission.candidate = std::move(draft.candidate);
  submission.submitter = request.caller->token_id;
  if (request.headers.contains("idempotency-key")) submission.idempotency_key = request.header("idempotency-key");
  return submission;
}

}  // namespace assay::runner::http
