// All the parts of `assay serve` put together, in the order in which they need each other. Used by cli/serve.cpp, and
// by tests with a box of their own.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/unique_fd.hpp"
#include "challenges/language.hpp"
#include "runner/http/server.hpp"
#include "runner/program_files.hpp"
#include "runner/service.hpp"
#include "runner/worker.hpp"

namespace assay::runner::http {

struct DaemonOptions {
  std::filesystem::path data;
  std::vector<std::filesystem::path> challenges;
  unsigned workers = 1;  // 0: nothing is judged (tests of the queue)
  std::size_t queue_capacity = 1000;
  ServerOptions server;
  BoxFactory make_box;
  std::vector<std::string> accepted_weaker;
};

class Daemon {
 public:
  // Takes the data folder, proves the sandbox in every slot, binds, and queues again what was not done. Errors:
  // `refused` (the sandbox), `conflict` (another daemon has the folder), `invalid` (settings).
  static Result<std::unique_ptr<Daemon>> start(DaemonOptions options);
  ~Daemon();

  // Serves until a signal or stop(), then drains.
  void run() { server_->run(); }
  void stop() { server_->stop(); }
  void stop_on_signals() { server_->stop_on_signals(); }
  // Ends the workers; false when one is still inside a run after the grace: then only _exit is left.
  bool stop_workers() { return workers_->stop(std::chrono::seconds(3)); }

  std::uint16_t port() const { return server_->port(); }
  Service& service() { return *service_; }

 private:
  explicit Daemon(DaemonOptions options) : options_(std::move(options)), queue_(options_.queue_capacity) {}
  Result<void> open();

  DaemonOptions options_;
  SystemClock clock_;
  UniqueFd lock_;
  std::unique_ptr<Store> store_;
  std::unique_ptr<ProgramFiles> programs_;  // none where the folder cannot be had: then everything is compiled
  std::unique_ptr<Catalog> catalog_;
  JudgingQueue queue_;
  EventHub events_;
  Metrics metrics_;
  std::unique_ptr<Service> service_;
  std::unique_ptr<Workers> workers_;
  std::unique_ptr<Server> server_;
};

}  // namespace assay::runner::http
