#include "runner/service.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "base/digest.hpp"
#include "base/log.hpp"
#include "reports/audience.hpp"
#include "reports/json_report.hpp"
#include "runner/intake.hpp"

namespace assay::runner {
namespace {

constexpr std::chrono::hours kept{24};             // runs and Idempotency-Keys: CONTRACT section 6
constexpr std::chrono::seconds probe_interval{2};  // readiness costs a disk write at most this often

// Seconds first, then 64 random bits: rows of what comes in now lie side by side in every index, however many there are.
std::string new_id(TimePoint now) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  return fmt::format("{:08x}{}", static_cast<std::uint32_t>(seconds), random_hex(8));
}

// What an Idempotency-Key stands for: the same submission, whatever the encoding it came in.
std::string request_digest(const NewSubmission& submission) {
  std::string text = submission.purpose == Purpose::run ? "run" : "submission";
  const reports::Candidate candidate = submission.candidate.value_or(reports::Candidate{});
  for (const std::string& part : {submission.challenge->id, candidate.name, candidate.email,
                                  challenges::digest({submission.language, submission.files})})
    text += '\n' + std::to_string(part.size()) + ':' + part;
  return sha256_hex(text);
}

}  // namespace

Service::Service(Store& store, Catalog& catalog, JudgingQueue& queue, EventHub& events, Metrics& metrics,
                 const Clock& clock, std::filesystem::path data_folder)
    : store_(store),
      catalog_(catalog),
      queue_(queue),
      events_(events),
      metrics_(metrics),
      clock_(clock),
      data_folder_(std::move(data_folder)) {}

Result<void> Service::recover() {
  const auto uploaded = store_.challenges();
  if (!uploaded) return uploaded.error();
  for (const UploadedChallenge& challenge : *uploaded) {
    const auto faults = catalog_.add_folder(data_folder_ / challenge.folder);
    if (!faults) spdlog::error("uploaded challenge {}: {}", challenge.id, faults.error().message());
    if (faults)
      for (const std::string& fault : *faults) spdlog::error("uploaded challenge {}: {}", challenge.id, fault);
  }
  const auto unfinished = store_.unfinished();
  if (!unfinished) return unfinished.error();
  for (const SubmissionRecord& record : *unfinished) {
    events_.open(record);
    queue_.restore(record.owner(), record.id);
  }
  if (!unfinished->empty()) spdlog::info("{} submissions that were not done are queued again", unfinished->size());
  return {};
}

void Service::tidy() {
  const Result<std::size_t> gone = store_.forget_before(clock_.now() - kept);
  if (!gone) spdlog::error("{}", gone.error().message());
}

Result<std::string> Service::create_token(Role role, const std::string& name) {
  const std::string secret = random_hex(32);
  const Result<void> added = store_.add_token({random_hex(8), sha256_hex(secret), role, name, clock_.now()});
  if (!added) return added.error();
  return secret;
}

Result<std::optional<Token>> Service::token_of(const std::string& secret) {
  return store_.find_token(sha256_hex(secret));
}

Result<SubmissionRecord> Service::submit(NewSubmission submission) {
  const IntakeLimits limits{std::size_t{submission.challenge->source_kib} * 1024, IntakeLimits{}.entries};
  auto checked = check_files(std::move(submission.files), limits);
  if (!checked) return checked.error();
  submission.files = std::move(*checked);

  SubmissionRecord record;
  record.submitted_at = clock_.now();
  record.id = new_id(record.submitted_at);
  record.purpose = submission.purpose;
  record.challenge = submission.challenge->id;
  record.challenge_sha256 = submission.challenge->sha256;
  record.language = submission.language;
  record.candidate = submission.candidate;
  record.submitter = submission.submitter;
  const Extent extent = extent_of(*submission.challenge, submission.purpose == Purpose::run);
  record.total = extent.cases;
  record.max_score = extent.points;

  std::optional<Remembered> remember;
  if (submission.idempotency_key) {
    remember = Remembered{submission.submitter, *submission.idempotency_key, request_digest(submission), record.id,
                          record.submitted_at};
  }
  const bool placed = queue_.reserve();
  // A repeated request is answered even when the queue is full: it needs no new place.
  if (!placed) {
    const auto known = remember ? store_.remembered(remember->owner, remember->key) : std::optional<Remembered>();
    if (!known) return known.error();
    if (!*known) {
      ++metrics_.refused_full;
      return Error(ErrorCode::unavailable, "the queue is full: at most " + std::to_string(queue_.capacity()) +
                                               " submissions may wait to be judged; try again in a moment");
    }
  }
  Result<Store::Added> added = store_.add_submission(std::move(record), submission.files, remember);
  if (!added || added->repeated) {
    if (placed) queue_.cancel();
    if (!added) return added.error();
    return std::move(added->record);
  }
  events_.open(added->record);
  if (placed)
    queue_.push(added->record.owner(), added->record.id);
  else
    queue_.restore(added->record.owner(), added->record.id);
  ++metrics_.accepted;
  return std::move(added->record);
}

Status Service::with_live(SubmissionRecord record) const {
  Status status{std::move(record), 0};
  if (status.record.state == State::done || status.record.state == State::failed) {
    status.done = status.record.total;
  } else if (const std::optional<EventHub::Live> live = events_.live(status.record.id)) {
    status.record.state = live->state;
    status.done = live->done;
  }
  return status;
}

Result<std::optional<Status>> Service::status(const std::string& id, reports::Audience audience) {
  auto record = store_.submission(id);
  if (!record) return record.error();
  if (!*record) return std::optional<Status>();
  Status status = with_live(std::move(**record));
  if (audience == reports::Audience::panel) return std::optional<Status>(std::move(status));
  const ChallengePtr challenge = catalog_.find(status.record.challenge, status.record.challenge_sha256);
  // Where nobody has that version any more nobody knows which cases were hidden either.
  const bool known = challenge && challenge->sha256 == status.record.challenge_sha256;
  const std::uint32_t open = known ? extent_of(*challenge, status.record.purpose == Purpose::run).open : 0;
  return std::optional<Status>(for_candidate(std::move(status), open, clock_.now()));
}

EventHub::Since Service::heard(const std::string& id, std::uint32_t last_id, reports::Audience audience) const {
  return events_.since(id, last_id, audience, clock_.now());
}

Result<std::vector<Status>> Service::list(SubmissionFilter filter) {
  if (filter.state == State::compiling || filter.state == State::running) {
    filter.only = events_.in_state(*filter.state);
    if (filter.only.empty()) return std::vector<Status>();
    filter.state = State::queued;
  } else if (filter.state == State::queued) {
    for (const State state : {State::compiling, State::running})
      for (std::string& id : events_.in_state(state)) filter.except.push_back(std::move(id));
  }
  auto records = store_.list(filter);
  if (!records) return records.error();
  std::vector<Status> list;
  for (SubmissionRecord& record : *records) list.push_back(with_live(std::move(record)));
  return list;
}

Result<std::optional<reports::Report>> Service::report(const std::string& id, reports::Audience audience) {
  if (audience == reports::Audience::candidate) {
    const auto stands = status(id, audience);
    if (!stands) return stands.error();
    if (!*stands || !(*stands)->record.finished_at) return std::optional<reports::Report>();
  }
  const auto text = store_.report(id);
  if (!text) return text.error();
  if (!*text) return std::optional<reports::Report>();
  Result<reports::Report> report = reports::report_from_json(**text);
  if (!report) return Error(ErrorCode::internal, "the stored report of " + id + ": " + report.error().message());
  return std::optional<reports::Report>(reports::for_audience(std::move(*report), audience));
}

Readiness Service::readiness() {
  Readiness readiness;
  {
    const std::lock_guard lock(probe_mutex_);
    const auto now = std::chrono::steady_clock::now();
    if (probed_at_ == std::chrono::steady_clock::time_point{} || now - probed_at_ > probe_interval) {
      store_writable_ = store_.probe().has_value();
      probed_at_ = now;
    }
    readiness.store = store_writable_;
  }
  readiness.queue = queue_.size() < queue_.capacity();
  readiness.sandbox = metrics_.workers_ready > 0;
  return readiness;
}

}  // namespace assay::runner
