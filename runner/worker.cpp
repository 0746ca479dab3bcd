#include "runner/worker.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "base/digest.hpp"
#include "base/log.hpp"
#include "challenges/kinds/kind.hpp"
#include "runner/host.hpp"
#include "runner/judge.hpp"

namespace assay::runner {
namespace {

// How often a judging is begun before a fault of ours stands as JE, each time with a fresh box. The judge itself
// retries each case twice within one attempt.
constexpr int attempts = 3;
constexpr std::chrono::seconds retry_pause{2};

// Refuses further runs once the daemon stops, so that a judging of many cases ends after the one under way.
class StoppableBox final : public sandbox::Box {
 public:
  StoppableBox(sandbox::Box& box, const std::atomic<bool>& stopping) : box_(box), stopping_(stopping) {}
  Result<void> install(std::span<const sandbox::File> files) override {
    if (stopping_) return stopped();
    return box_.install(files);
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    if (stopping_) return stopped();
    return box_.run(command);
  }
  const sandbox::Isolation& isolation() const override { return box_.isolation(); }

 private:
  static Error stopped() { return {ErrorCode::unavailable, "the daemon is stopping"}; }
  sandbox::Box& box_;
  const std::atomic<bool>& stopping_;
};

bool is_ours(const reports::Report& report) { return report.incomplete || report.verdict == challenges::Verdict::JE; }

// What a viewer hears while a judging runs. After a judge error nothing more is told of this attempt: the next one goes
// on from there, so ids stay in order.
struct Narrator {
  EventHub& events;
  const std::string& id;
  const challenges::Challenge& challenge;
  std::uint32_t total, position = 0;
  bool silent = false;

  void compiled(const challenges::CompileResult& result) {
    silent = silent || result.verdict == challenges::Verdict::JE;
    if (!silent) events.publish(id, compile_event(result));
    events.set_state(id, State::running);
  }
  void judged(const challenges::CaseResult& result) {
    ++position;
    silent = silent || result.verdict == challenges::Verdict::JE;
    if (silent) return;
    const auto group = std::find_if(challenge.groups.begin(), challenge.groups.end(),
                                    [&](const challenges::Group& item) { return item.id == result.group; });
    const auto visibility = group == challenge.groups.end() ? challenges::Visibility::hidden : group->visibility;
    events.publish(id, case_event(position, total, visibility, result));
  }
};

}  // namespace

Result<void> Workers::start(unsigned count) {
  for (unsigned slot = 0; slot < count; ++slot) threads_.emplace_back(&Workers::work, this, slot);
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return started_ == count; });
  if (start_errors_.empty()) return {};
  return start_errors_.front();
}

bool Workers::stop(std::chrono::milliseconds grace) {
  stopping_ = true;
  parts_.queue.close();
  std::unique_lock lock(mutex_);
  changed_.notify_all();
  const bool all = changed_.wait_for(lock, grace, [&] { return ended_ == threads_.size(); });
  if (!all) return false;
  lock.unlock();
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  ended_ = 0;
  return true;
}

void Workers::work(unsigned slot) {
  std::unique_ptr<sandbox::Box> box;
  {
    Result<std::unique_ptr<sandbox::Box>> made = parts_.make_box(slot);
    const std::lock_guard lock(mutex_);
    if (made) {
      box = std::move(*made);
      ++parts_.metrics.workers_ready;
    } else {
      start_errors_.push_back(made.error());
    }
    ++started_;
    changed_.notify_all();
  }
  while (!stopping_) {
    const std::optional<std::string> id = parts_.queue.pop();
    if (!id) break;
    ++parts_.metrics.workers_busy;
    const auto begin = std::chrono::steady_clock::now();
    try {
      take(slot, *id, box);
    } catch (const std::exception& error) {
      // Nothing was stored: the submission is judged again at the next start at the latest.
      spdlog::error("worker {}: submission {}: {}", slot, *id, error.what());
    }
    const auto time = std::chrono::steady_clock::now() - begin;
    parts_.metrics.judging_ms +=
        static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(time).count());
    --parts_.metrics.workers_busy;
  }
  if (box) --parts_.metrics.workers_ready;
  box.reset();
  const std::lock_guard lock(mutex_);
  ++ended_;
  changed_.notify_all();
}

void Workers::take(unsigned slot, const std::string& id, std::unique_ptr<sandbox::Box>& box) {
  const auto record = parts_.store.submission(id).value();
  if (!record || record->state != State::queued) return;
  const ChallengePtr challenge = parts_.catalog.find(record->challenge, record->challenge_sha256);
  if (!challenge) {
    spdlog::warn("submission {} waits: its challenge {} is not on offer any more; serve it again and restart", id,
                 record->challenge);
    return;
  }
  const challenges::Submission submission{record->language, parts_.store.files(id).value()};
  std::optional<reports::Report> report;
  for (int attempt = 1; attempt <= attempts && !stopping_; ++attempt) {
    if (!box && !(box = make_box(slot))) return give_back(*record, "the sandbox does not start");
    std::optional<reports::Report> made = judge_once(*record, *challenge, submission, *box);
    if (stopping_) return;
    if (made) report = std::move(made);
    if (report && !is_ours(*report)) break;
    spdlog::warn("submission {}: attempt {} of {} failed by a fault of ours", id, attempt, attempts);
    ++parts_.metrics.retried;
    box.reset();
    --parts_.metrics.workers_ready;
  }
  if (stopping_) return;
  if (!report) return give_back(*record, "the judge failed");
  const Publisher publisher{parts_.store, parts_.events, parts_.metrics, parts_.clock};
  const Result<bool> published = publisher.publish(*record, *report);
  if (!published) give_back(*record, published.error().message());
}

std::optional<reports::Report> Workers::judge_once(const SubmissionRecord& record,
                                                   const challenges::Challenge& challenge,
                                                   const challenges::Submission& submission, sandbox::Box& box) {
  const auto language = parts_.catalog.languages().find(submission.language);
  if (language == parts_.catalog.languages().end()) {
    spdlog::error("submission {}: there is no language {} any more", record.id, submission.language);
    return std::nullopt;
  }
  parts_.events.set_state(record.id, State::compiling);
  StoppableBox stoppable(box, stopping_);
  reports::Facts facts;
  facts.host = host_of(language->second, stoppable);
  facts.report_id = random_hex(12);
  facts.generated_at = iso8601(parts_.clock.now());
  facts.submission_id = record.id;
  facts.submitted_at = iso8601(record.submitted_at);
  facts.candidate = record.candidate;
  facts.isolation = box.isolation();
  facts.accepted_weaker = parts_.accepted_weaker;
  Narrator narrator{parts_.events, record.id, challenge, record.total};
  Observer observer;
  observer.compiled = [&](const challenges::CompileResult& result) {
    if (result.cached) ++parts_.metrics.compiled_before;
    narrator.compiled(result);
  };
  observer.judged = [&](const challenges::CaseResult& result) { narrator.judged(result); };
  // The judge wants a shared pointer; this one does not own: the catalogue's does, in the caller.
  const std::shared_ptr<const challenges::Challenge> borrowed(std::shared_ptr<void>(), &challenge);
  try {
    return judge({borrowed, language->second, submission, record.purpose == Purpose::run, &turns_, parts_.programs}, stoppable, facts, observer);
  } catch (const std::exception& error) {
    spdlog::error("submission {}: {}", record.id, error.what());
    return std::nullopt;
  }
}

reports::Host Workers::host_of(const challenges::Language& language, sandbox::Box& box) {
  {
    const std::lock_guard lock(hosts_mutex_);
    const auto known = hosts_.find(language.id);
    if (known != hosts_.end()) return known->second;
  }
  reports::Host host = host_facts(language, box);
  const std::lock_guard lock(hosts_mutex_);
  if (!host.toolchain.empty()) hosts_[language.id] = host;
  return host;
}

std::unique_ptr<sandbox::Box> Workers::make_box(unsigned slot) {
  Result<std::unique_ptr<sandbox::Box>> made = parts_.make_box(slot);
  if (!made) {
    spdlog::error("worker {}: {}", slot, made.error().message());
    return nullptr;
  }
  ++parts_.metrics.workers_ready;
  return std::move(*made);
}

void Workers::give_back(const SubmissionRecord& record, const std::string& why) {
  spdlog::error("submission {} goes back into the queue: {}", record.id, why);
  parts_.events.set_state(record.id, State::queued);
  parts_.queue.restore(record.owner(), record.id);
  pause(retry_pause);
}

void Workers::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, time, [&] { return stopping_.load(); });
}

}  // namespace assay::runner
