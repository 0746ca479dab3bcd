// `kill -9` at random moments under load, on the real daemon and real launchers. What was acknowledged is judged, once,
// and nothing is left on the machine. The moments come from a seed that is printed; ASSAY_CHAOS_SEED repeats them.
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <thread>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <doctest/doctest.h>

#include "base/file.hpp"
#include "tests/support/http_client.hpp"
#include "tests/support/process.hpp"
#include "tests/support/served.hpp"
#include "tests/support/slowdown.hpp"
#include "tests/support/temporary_folder.hpp"

namespace json = boost::json;
using namespace assay::support;
using assay::tests::HttpClient;

namespace {

constexpr int moments = 20, clients = 4;
const std::string challenges = std::string(ASSAY_SOURCE_DIR) + "/tests/chaos/challenges";

// The challenges with time limits for this machine, in a folder of this test's.
std::string scaled_challenges(const std::filesystem::path& folder) {
  const std::filesystem::path copy = folder / "challenges", yaml = copy / "restless/challenge.yaml";
  std::filesystem::copy(challenges, copy, std::filesystem::copy_options::recursive);
  std::string text = assay::read_file(yaml, 1 << 20).value();
  const std::string written = "cpu_ms: 4000, wall_ms: 20000";
  const std::size_t at = text.find(written);
  REQUIRE(at != std::string::npos);
  text.replace(at, written.size(), "cpu_ms: " + std::to_string(scaled_ms(4000)) + ", wall_ms: " + std::to_string(scaled_ms(20000)));
  assay::write_file(yaml, text).value();
  return copy;
}

std::string source(const std::string& name) {
  std::ifstream in(challenges + "/restless/solutions/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

unsigned seed() {
  const char* given = std::getenv("ASSAY_CHAOS_SEED");
  return given == nullptr ? std::random_device{}() : static_cast<unsigned>(std::strtoul(given, nullptr, 10));
}

// The daemon of the moment, for clients that live longer than it.
class Target {
 public:
  void set(std::uint16_t port) { port_ = port; }
  // One request on a connection of its own; nothing when the daemon is gone or goes.
  std::optional<assay::tests::HttpAnswer> call(const std::string& method, const std::string& path,
                                               HttpClient::Headers headers = {}, const std::string& body = "") const {
    headers.emplace_back("Authorization", "Bearer " + token);
    try {
      auto answer = HttpClient(port_).call(method, path, headers, body);
      if (answer.status != 0) return answer;
    } catch (const std::runtime_error&) {  // cannot connect
    }
    return std::nullopt;
  }
  std::string token;

 private:
  std::atomic<std::uint16_t> port_{0};
};

bool is_over(const json::value& submission) { return submission.at("state") == "done" || submission.at("state") == "failed"; }

// Submits until told to stop, each submission again and again under one key until it is acknowledged. A few wait to be judged
// at any time, never so many that a slow machine would be at them for an hour after the last kill.
struct Client {
  static constexpr std::size_t most_waiting = 4;
  const Target& target;
  const std::atomic<bool>& over;
  const std::string name;
  std::vector<std::string> acknowledged;  // read when the thread has ended
  std::size_t ended = 0;                  // of them, from the first on

  void run() {
    const std::vector<std::string> programs{source("plain.py"), source("burns.py"), source("orphans.py")};
    for (int i = 0; !over; ++i) {
      while (!over && acknowledged.size() - ended >= most_waiting && !next_has_ended())
        std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(50)));
      const json::value body{{"challenge", "restless"},
                             {"language", "python"},
                             {"candidate", {{"name", name}, {"email", name + "@example.org"}}},
                             {"files", {{"main.py", programs[static_cast<std::size_t>(i) % programs.size()]}}}};
      submit(name + "-" + std::to_string(i), json::serialize(body));
      std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(250)));
    }
  }
  bool next_has_ended() {
    const auto answer = target.call("GET", "/api/v1/submissions/" + acknowledged[ended]);
    boost::system::error_code cut;  // the answer, by a kill
    const json::value submission = answer ? json::parse(answer->body, cut) : json::value();
    if (!answer || cut || answer->status != 200 || !is_over(submission)) return false;
    ++ended;
    return true;
  }
  void submit(const std::string& key, const std::string& body) {
    for (int late = 0; late < 3000; late += over ? 1 : 0) {  // a minute after the end at most
      const auto answer = target.call("POST", "/api/v1/submissions",
                                      {{"Content-Type", "application/json"}, {"Idempotency-Key", key}}, body);
      if (answer && answer->status == 202)
        return acknowledged.push_back(std::string(json::parse(answer->body).at("id").as_string()));
      if (answer) throw std::runtime_error("submission refused: " + answer->body);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  }
};

// The clients' threads; ends them however the test ends.
class Load {
 public:
  Load(std::vector<Client>& submitters, std::atomic<bool>& over) : over_(over) {
    for (Client& client : submitters) threads_.emplace_back(&Client::run, &client);
  }
  ~Load() { stop(); }
  void stop() {
    over_ = true;
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  std::atomic<bool>& over_;
  std::vector<std::thread> threads_;
};

// Every submission that the daemon lists, page by page.
std::vector<json::value> listed(const Target& target) {
  std::vector<json::value> all;
  for (std::string cursor; true;) {
    const auto answer = target.call("GET", "/api/v1/submissions" + (cursor.empty() ? "" : "?cursor=" + cursor));
    REQUIRE(answer.has_value());
    REQUIRE(answer->status == 200);
    const json::value page = json::parse(answer->body);
    for (const json::value& item : page.at("items").as_array()) all.push_back(item);
    if (page.at("next_cursor").is_null()) return all;
    cursor = page.at("next_cursor").as_string();
  }
}

std::string report_id(const Target& target, const std::string& id) {
  const auto answer = target.call("GET", "/api/v1/submissions/" + id + "/report.json");
  REQUIRE(answer.has_value());
  REQUIRE(answer->status == 200);
  return std::string(json::parse(answer->body).at("id").as_string());
}

// A submission is judged once when its report, once seen, is never replaced by another.
void remember_reports(const Target& target, std::map<std::string, std::string>& seen) {
  for (const json::value& item : listed(target)) {
    const std::string id(item.at("id").as_string());
    if (item.at("state").as_string() == "done" && !seen.contains(id)) seen[id] = report_id(target, id);
  }
}

bool all_done(const Target& target) {
  for (const json::value& item : listed(target))
    if (!is_over(item)) return false;
  return true;
}

// What a killed parent leaves dies a moment after it.
Traces settled(const Traces& wanted) {
  Traces now = Traces::now();
  for (int attempt = 0; attempt < 1000 && !(now == wanted); ++attempt) {
    std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(10)));
    now = Traces::now();
  }
  return now;
}

}  // namespace

TEST_CASE("what was acknowledged is judged once, whatever is killed at whatever moment, and nothing is left behind") {
  const unsigned chosen = seed();
  CAPTURE(chosen);
  MESSAGE("ASSAY_CHAOS_SEED=" << chosen);
  std::mt19937 random(chosen);
  std::uniform_int_distribution<int> wait_ms(0, 600);
  const Traces before = Traces::now();
  const TemporaryFolder folder;
  const std::string data = folder.path() / "data", offered = scaled_challenges(folder.path());
  const Finished made = run_to_end({built("assay"), "token", "create", "--role", "admin", "--name", "chaos", "--data", data});
  REQUIRE(made.status == 0);
  Target target;
  target.token = made.out.substr(0, made.out.find('\n'));

  auto daemon = std::make_unique<Served>(data, offered, 2);
  target.set(daemon->port());
  std::atomic<bool> over{false};
  std::vector<Client> submitters;
  for (int i = 0; i < clients; ++i) submitters.push_back({target, over, "candidate" + std::to_string(i), {}, 0});
  Load load(submitters, over);

  std::map<std::string, std::string> reports;
  int killed_daemons = 0, killed_launchers = 0, killed_helpers = 0;
  const auto kill_daemon = [&] {  // the keeper, or the process that serves
    if (random() % 2 == 0) return daemon->end(SIGKILL);
    ::kill(daemon->worker(), SIGKILL);
    return daemon->end(0);
  };
  while (killed_daemons + killed_launchers < moments) {
    std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(static_cast<std::uint32_t>(wait_ms(random)))));
    // A maker, a warm program or a box's init: the run that this meets is our fault, and made again.
    if (const std::vector<pid_t> helpers = daemon->helpers(); !helpers.empty() && killed_helpers < killed_daemons) {
      ::kill(helpers[random() % helpers.size()], SIGKILL);
      ++killed_helpers;
      continue;
    }
    // By turns, so that both are met ten times; a launcher that is just starting again is not there to be killed.
    const std::vector<pid_t> launchers = daemon->launchers();
    if (killed_launchers < killed_daemons) {
      if (launchers.empty()) continue;
      ::kill(launchers[random() % launchers.size()], SIGKILL);
      ++killed_launchers;
      continue;
    }
    // On a slow machine nothing might ever be judged between two deaths: every fourth waits for a report.
    for (const std::size_t known = reports.size(); killed_daemons % 4 == 3 && reports.size() == known;) {
      remember_reports(target, reports);
      std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(50)));
    }
    CHECK(kill_daemon() == 128 + SIGKILL);
    ++killed_daemons;
    const Traces left = settled(before);
    INFO("after the daemon's death ", killed_daemons, ": ", left.difference(before));
    CHECK(left == before);
    daemon = std::make_unique<Served>(data, offered, 2);
    target.set(daemon->port());
    remember_reports(target, reports);
  }
  load.stop();
  for (int attempt = 0; attempt < 3000 && !all_done(target); ++attempt)
    std::this_thread::sleep_for(std::chrono::milliseconds(scaled_ms(200)));
  const std::size_t early = reports.size();

  std::set<std::string> acknowledged;
  for (const Client& client : submitters) acknowledged.insert(client.acknowledged.begin(), client.acknowledged.end());
  const std::vector<json::value> all = listed(target);
  MESSAGE(acknowledged.size() << " acknowledged, " << early << " reports seen between two deaths, " << killed_helpers << " makers, warm programs and inits killed");
  CHECK(killed_helpers > 0);
  CHECK(acknowledged.size() >= 20);
  CHECK(early > 0);
  CHECK(all.size() == acknowledged.size());  // a key that was tried again made no second one
  for (const json::value& item : all) {
    const std::string id(item.at("id").as_string());
    CAPTURE(id);
    CHECK(acknowledged.contains(id));
    CHECK(item.at("state").as_string() == "done");
    CHECK(item.at("verdict") == json::value("AC"));
    CHECK(item.at("score").to_number<double>() == 30);
    if (reports.contains(id)) CHECK(report_id(target, id) == reports[id]);
  }
  CHECK(daemon->end(SIGTERM) == 0);
  const Traces after = settled(before);
  INFO("left behind: ", after.difference(before));
  CHECK(after == before);
}
