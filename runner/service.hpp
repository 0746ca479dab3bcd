// What the daemon can do, without HTTP: every verb of the interface as a plain, blocking call. Called on the pool's
// threads by runner/http and runner/web, never on the I/O thread. Owns nothing but its own small state.
#pragma once

#include <chrono>
#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/error.hpp"
#include "reports/report.hpp"
#include "runner/disclosure.hpp"
#include "runner/events.hpp"
#include "runner/metrics.hpp"
#include "runner/queue.hpp"
#include "runner/store/catalog.hpp"
#include "runner/store/store.hpp"

namespace assay::runner {

struct NewSubmission {
  Purpose purpose = Purpose::submission;
  ChallengePtr challenge;
  std::string language;
  std::vector<challenges::SourceFile> files;  // not checked yet
  std::optional<reports::Candidate> candidate;
  std::string submitter;  // token id
  std::optional<std::string> idempotency_key;
};

struct Readiness {
  bool store = false, queue = false, sandbox = false;
  bool ready() const { return store && queue && sandbox; }
};

class Service {
 public:
  Service(Store& store, Catalog& catalog, JudgingQueue& queue, EventHub& events, Metrics& metrics, const Clock& clock,
          std::filesystem::path data_folder);

  // At start: offers every uploaded challenge again, and queues what was not done.
  Result<void> recover();
  // Every hour or so: runs and remembered keys older than a day.
  void tidy();

  // Makes a token and returns its secret, the only time it is seen.
  Result<std::string> create_token(Role role, const std::string& name);
  Result<std::optional<Token>> token_of(const std::string& secret);

  // `invalid` names the file or limit; `unavailable` when the queue is full. On disk when it returns.
  Result<SubmissionRecord> submit(NewSubmission submission);
  // How it stands for this reader: a candidate's view lags where hidden cases are concerned (disclosure.hpp).
  Result<std::optional<Status>> status(const std::string& id, reports::Audience audience);
  // As list of the store, with the states that only memory knows. For the panel.
  Result<std::vector<Status>> list(SubmissionFilter filter);
  // None before it is over for this reader.
  Result<std::optional<reports::Report>> report(const std::string& id, reports::Audience audience);
  // What a live viewer may hear now and has not heard.
  EventHub::Since heard(const std::string& id, std::uint32_t last_id, reports::Audience audience) const;
  Result<std::vector<challenges::SourceFile>> files(const std::string& id) { return store_.files(id); }

  // A zip with one top folder. `faults` has a line for each thing that is wrong; then nothing was kept.
  struct Upload {
    ChallengePtr challenge;
    std::vector<std::string> faults;
  };
  Result<Upload> add_challenge(std::string_view zip, const std::string& uploader,
                               const std::optional<std::string>& key);

  Readiness readiness();

  Catalog& catalog() { return catalog_; }
  EventHub& events() { return events_; }
  Metrics& metrics() { return metrics_; }
  JudgingQueue& queue() { return queue_; }

 private:
  Status with_live(SubmissionRecord record) const;
  Result<Upload> keep_upload(const std::filesystem::path& folder, const std::vector<challenges::SourceFile>& files,
                             const std::string& uploader, const std::optional<Remembered>& remember);

  Store& store_;
  Catalog& catalog_;
  JudgingQueue& queue_;
  EventHub& events_;
  Metrics& metrics_;
  const Clock& clock_;
  const std::filesystem::path data_folder_;
  std::mutex probe_mutex_;
  std::chrono::steady_clock::time_point probed_at_;
  bool store_writable_ = false;
};

}  // namespace assay::runner
