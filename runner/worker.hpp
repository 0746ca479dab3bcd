// The workers: one thread a slot, each with a box of its own, taking one judging after the other from the queue. A
// fault of ours is retried with a fresh box and never blamed on the submission.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "challenges/kinds/program_cache.hpp"
#include "runner/fair_box.hpp"
#include "runner/publish.hpp"
#include "runner/queue.hpp"
#include "runner/store/catalog.hpp"
#include "sandbox/box.hpp"

namespace assay::runner {

// Starts the launcher of a slot and proves it; called in the worker's own thread, which outlives the box.
using BoxFactory = std::function<Result<std::unique_ptr<sandbox::Box>>(unsigned slot)>;

struct WorkerParts {
  Store& store;
  const Catalog& catalog;
  JudgingQueue& queue;
  EventHub& events;
  Metrics& metrics;
  const Clock& clock;
  BoxFactory make_box;
  std::vector<std::string> accepted_weaker;  // stamped on reports
  challenges::ProgramCache* programs = nullptr;
};

class Workers {
 public:
  explicit Workers(WorkerParts parts) : parts_(std::move(parts)) {}
  ~Workers() { stop(); }

  // Returns when every slot's box has been made, or with the first slot's error (`refused` where the machine lacks a
  // layer).
  Result<void> start(unsigned count);

  // Ends the workers: a judging under way is left to the store as unfinished. Waits at most `grace`; false when a
  // worker is still inside a run then (the process may only _exit).
  bool stop(std::chrono::milliseconds grace = std::chrono::seconds(30));

 private:
  void work(unsigned slot);
  void take(unsigned slot, const std::string& id, std::unique_ptr<sandbox::Box>& box);
  std::optional<reports::Report> judge_once(const SubmissionRecord& record, const challenges::Challenge& challenge,
                                            const challenges::Submission& submission, sandbox::Box& box);
  std::unique_ptr<sandbox::Box> make_box(unsigned slot);
  reports::Host host_of(const challenges::Language& language, sandbox::Box& box);
  void give_back(const SubmissionRecord& record, const std::string& why);
  void pause(std::chrono::milliseconds time);

  WorkerParts parts_;
  std::atomic<bool> stopping_{false};
  std::mutex mutex_;
  std::condition_variable changed_;
  unsigned started_ = 0, ended_ = 0;
  std::vector<Error> start_errors_;
  std::vector<std::thread> threads_;
  Turns turns_;
  std::mutex hosts_mutex_;
  std::map<std::string, reports::Host> hosts_;  // by language: asked once
};

}  // namespace assay::runner
