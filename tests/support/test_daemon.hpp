// A daemon inside the test process, over a scripted box and one challenge on disk: samples (two cases), bursts (two
// hidden cases, 60 points). A "program" is its text: `echo` answers its input, anything else answers itself.
#pragma once

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>

#include "runner/http/daemon.hpp"
#include "tests/support/fake_box.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/temporary_folder.hpp"

namespace assay::tests {

inline void write_test_challenge(const std::filesystem::path& folder, const std::string& id) {
  std::filesystem::create_directories(folder / id);
  std::ofstream(folder / id / "statement.md") << "# Echo\n\nPrint what you **read**. <script>alert(1)</script>\n";
  std::ofstream(folder / id / "challenge.yaml") << R"(format: 1
version: 1.0.0
name: Echo
summary: Print what you read
kind: stdio
languages: [python]
groups:
  - id: samples
    visibility: sample
    points: 0
    cases:
      - {id: one, stdin: "1\n", expected: "1\n"}
      - {id: two, stdin: "2\n", expected: "2\n"}
  - id: bursts
    points: 60
    cases:
      - {id: three, stdin: "3\n", expected: "3\n"}
      - {id: four, stdin: "4\n", expected: "4\n"}
)";
}

// Answers like the program that was installed; `held` keeps every run waiting, `held_from` those from the n-th input on,
// `broken` makes it our fault.
struct BoxControl {
  std::atomic<bool> held{false};
  std::atomic<int> held_from{0};       // 0: none
  std::atomic<int> broken{0};          // so many further runs fail
  std::atomic<int> made{0}, cases{0};  // boxes, and runs that had an input
};

class EchoBox final : public sandbox::Box {
 public:
  explicit EchoBox(BoxControl& control) : control_(control) { ++control_.made; }
  Result<void> install(std::span<const sandbox::File> files) override {
    program_ = files.empty() ? "" : files.front().content;
    return {};
  }
  Result<sandbox::Outcome> run(const sandbox::Command& command) override {
    const int input = command.stdin_text.empty() ? 0 : ++control_.cases;
    while (control_.held || (control_.held_from > 0 && input >= control_.held_from)) std::this_thread::yield();
    if (control_.broken > 0) {
      --control_.broken;
      return Error(ErrorCode::unavailable, "the launcher is gone");
    }
    if (program_.empty()) return with_collected(exited(0, "echo 1.0\n"), command);  // asked for its version, or compiling
    return exited(0, program_ == "echo" ? std::string(command.stdin_text) : program_);
  }
  const sandbox::Isolation& isolation() const override { return isolation_; }

 private:
  BoxControl& control_;
  std::string program_;
  sandbox::Isolation isolation_{{"fake"}, {}, {}};
};

struct DaemonSetup {
  unsigned workers = 2;
  std::size_t queue = 1000;
  std::chrono::milliseconds head_time{10000}, idle_time{30000}, body_time{60000}, write_time{30000};
  std::size_t connections_per_address = 512;
};

// Starts in the constructor, stops in the destructor; `restart` ends it as a crash would end it for the store: what was
// not finished stays so.
class TestDaemon {
 public:
  using Setup = DaemonSetup;
  explicit TestDaemon(Setup setup = {}) : setup_(setup) {
    write_test_challenge(folder_.path() / "challenges", "echo");
    start();
    token = daemon->service().create_token(Role::interviewer, "tester").value();
    panel = daemon->service().create_token(Role::panel, "reader").value();
    admin = daemon->service().create_token(Role::admin, "operator").value();
  }
  ~TestDaemon() { stop(); }

  void start() {
    runner::http::DaemonOptions options;
    options.data = folder_.path() / "data";
    options.challenges = {folder_.path() / "challenges"};
    options.workers = setup_.workers;
    options.queue_capacity = setup_.queue;
    options.server.port = 0;
    options.server.head_time = setup_.head_time;
    options.server.idle_time = setup_.idle_time;
    options.server.body_time = setup_.body_time;
    options.server.write_time = setup_.write_time;
    options.server.connections_per_address = setup_.connections_per_address;
    options.make_box = [this](unsigned) -> Result<std::unique_ptr<sandbox::Box>> {
      return std::unique_ptr<sandbox::Box>(std::make_unique<EchoBox>(box));
    };
    daemon = runner::http::Daemon::start(std::move(options)).value();
    thread_ = std::thread([this] { daemon->run(); });
  }
  void stop() {
    if (!daemon) return;
    daemon->stop();
    thread_.join();
    // Runs that are held go on once the workers know that it is over.
    std::thread ender([this] { daemon->stop_workers(); });
    while (!daemon->service().queue().closed()) std::this_thread::yield();
    box.held = false;
    box.held_from = 0;
    ender.join();
    daemon.reset();
  }

  std::uint16_t port() const { return daemon->port(); }
  const std::filesystem::path& folder() const { return folder_.path(); }
  HttpClient client() const { return HttpClient(port()); }
  HttpClient::Headers headers(const HttpClient::Headers& more = {}) const {
    HttpClient::Headers all(more.size() + 1);
    all.front() = {"Authorization", "Bearer " + token};
    std::copy(more.begin(), more.end(), all.begin() + 1);
    return all;
  }
  HttpClient::Headers json(const HttpClient::Headers& more = {}) const {
    HttpClient::Headers all = headers(more);
    all.emplace_back("Content-Type", "application/json");
    return all;
  }
  static std::string submission(const std::string& program, const std::string& candidate = "") {
    return R"({"challenge":"echo","language":"python","files":{"main.py":")" + program + "\"}" +
           (candidate.empty() ? "" : R"(,"candidate":{"name":"C","email":")" + candidate + "\"}") + "}";
  }
  // Reads a judging's events to their end.
  std::string events(const std::string& id, const std::string& last = "") const {
    HttpClient viewer(port());
    HttpClient::Headers sent = headers();
    if (!last.empty()) sent.emplace_back("Last-Event-ID", last);
    return viewer.call("GET", "/api/v1/submissions/" + id + "/events", sent).body;
  }

  using Role = runner::Role;
  BoxControl box;
  std::unique_ptr<runner::http::Daemon> daemon;
  std::string token, panel, admin;

 private:
  Setup setup_;
  support::TemporaryFolder folder_;
  std::thread thread_;
};

// The text of a JSON string field, found by name: enough for answers whose shape another test pins.
inline std::string field(const std::string& json, const std::string& name) {
  const std::string mark = "\"" + name + "\":\"";
  const std::size_t at = json.find(mark);
  if (at == std::string::npos) return "";
  return json.substr(at + mark.size(), json.find('"', at + mark.size()) - at - mark.size());
}

}  // namespace assay::tests
